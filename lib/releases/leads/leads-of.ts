import type { Decoded } from '@/lib/names/artifacts/decoded';
import { findDefects, type KnownDefect } from '@/lib/names/artifacts/known-defects';
import type { NameParts } from '@/lib/names/artifacts/name-parts';
import { BUNDLED_VERSIONS, type KnownVersions } from '@/lib/releases/contents/pinned-releases';
import { imageWordsOf } from '@/lib/releases/existence/image-words';
import { isSameTag } from '@/lib/releases/list/find-release';

import { counterpartIn } from './counterpart';
import { existenceOf } from './existence-of';
import type { CounterpartImage, FoundExistence, Leads, Listings } from './model';
import { programLeadOf } from './program-lead';
import { releaseLeadOf } from './release-lead';

/** What a finding leads on to: whether it exists, its release and its support, what is newer, and its defects. */
export function leadsOf(
  finding: Decoded,
  listings: Listings,
  known: KnownVersions = BUNDLED_VERSIONS,
): Leads {
  const kairos = listings.get('kairos') ?? null;
  const existence = existenceOf(finding, listings);
  const release = releaseLeadOf(finding, listings);
  const inLine = newerImage(finding, listings, release?.latestInLine ?? null);
  const inLatest = newerImage(finding, listings, release?.latest ?? null);
  return {
    existence,
    release,
    program: kairos === null ? null : programLeadOf(finding, kairos, known),
    inLine: inLine?.tag === inLatest?.tag ? null : inLine,
    inLatest,
    defects: defectsOf(finding, existence),
  };
}

function newerImage(
  finding: Decoded,
  listings: Listings,
  tag: string | null,
): CounterpartImage | null {
  const { kind, parts } = finding;
  const kairos = listings.get('kairos') ?? null;
  const isOwn = tag === null || isSameTag(tag, parts.version ?? '');
  if (kairos === null || isOwn || kind !== 'image' || parts.variant === null) return null;
  return parts.flavor === null ? null : counterpartIn(imageParts(finding), kairos, tag);
}

/** Since v3.5.0 files call some distributions differently from images. */
function imageParts({ form, fileKind, parts }: Decoded): NameParts {
  const { flavor, flavorRelease, version } = parts;
  if ((form !== 'file' && fileKind === null) || flavor === null || version === null) return parts;
  return { ...parts, ...imageWordsOf({ flavor, flavorRelease }, version) };
}

/** The known defects of an artifact; what the verdict on its existence states already is left out. */
function defectsOf(
  { kind, era, parts }: Decoded,
  existence: FoundExistence | null,
): readonly KnownDefect[] {
  if ((kind !== 'image' && kind !== 'legacy') || era === 'E6') return [];
  const stated = existence?.source ?? null;
  return findDefects(parts).filter(({ source }) => source !== stated);
}
