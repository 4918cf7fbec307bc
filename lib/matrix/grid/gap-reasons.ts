import { listWords } from '@/lib/base/text/list-words';
import { effectSentence } from '@/lib/matrix/jobs/describe-job';

import type { Gap, TestedPlace } from './gap';
import type { Row } from './grid';

/** How many base images are named before they are only counted. */
const NAMED = 4;

/**
 * Says why a place is not tested, as far as the workflow says: an include changes the combination, or CI
 * tests this base image on other architectures only, or this profile with few base images.
 */
export function gapReasons({ row, column, inRow, inColumn }: Gap): readonly string[] {
  const onArch = inRow.filter((place) => place.column.arch === column.arch);
  const isPlain = column.title === 'standard boot';
  const effects = isPlain ? effectsOf(onArch) : [];
  if (effects.length > 0) return effects;
  if (inRow.length > 0 && onArch.length === 0) {
    const archs = [...new Set(inRow.map((place) => place.column.arch))];
    return [`${nameOf(row)} is tested on ${listWords(archs)} only.`];
  }
  if (isPlain || inColumn.length === 0) return [];
  const names = [...new Set(inColumn.map((place) => nameOf(place.row)))];
  const images = names.length > NAMED ? `${names.length} base images` : listWords(names);
  return [`On ${column.arch}, ${column.title} is tested with ${images} only.`];
}

function effectsOf(places: readonly TestedPlace[]): readonly string[] {
  const jobs = places.flatMap(({ cell }) => cell.jobs);
  return [...new Set(jobs.flatMap(({ effects }) => effects).map(effectSentence))];
}

function nameOf({ name, release }: Row): string {
  return release === null ? name : `${name} ${release}`;
}
