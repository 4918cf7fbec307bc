import { formatDay } from '@/lib/base/format/dates';
import { cutReference } from '@/lib/names/references/cut-reference';

import {
  LIFECYCLES,
  LIFECYCLES_READ_ON,
  WITHOUT_LIFECYCLE,
  type Lifecycle,
  type Phase,
} from './end-of-life-dates';
import type { Distribution } from './model';

/** Whether and until when the release of a base image gets security updates. */
export type Maintenance =
  | {
      readonly state: 'maintained' | 'end-of-life';
      /** The phase of today, or the last one where all have ended. */
      readonly phase: string;
      /** Last day of security maintenance of any phase, ISO 8601. */
      readonly endsOn: string;
      /** In words, with the day. */
      readonly words: string;
      readonly source: string;
    }
  | { readonly state: 'rolling'; readonly words: string; readonly source: string }
  | { readonly state: 'unknown'; readonly words: string };

type BaseImage = {
  readonly distribution: Distribution | null;
  readonly baseImage: string | null;
};

/**
 * Decides whether the base of an image is maintained at a moment (ISO 8601), by the table of the distributions' own
 * lifecycle pages. The last day is maintained still. What the table does not have is unknown.
 */
export function maintenanceOf(image: BaseImage, now: string): Maintenance {
  const { distribution, baseImage } = image;
  if (distribution === null) return unknown('The base image is not readable.');
  const { repository } = cutReference(baseImage ?? '');
  const exception = WITHOUT_LIFECYCLE.find(({ prefix }) => `/${repository}`.includes(`/${prefix}`));
  if (exception !== undefined) return unknown(exception.reason);
  if (distribution.id === 'hadron') {
    return unknown('Hadron states no end of life: a version is superseded by the next one.');
  }
  const row = LIFECYCLES.find((each) => each.distribution === distribution.id);
  if (row === undefined) return unknown(`The table has no dates for ${distribution.name}.`);
  if (isRolling(row, distribution.release)) {
    return {
      state: 'rolling',
      words: `${distribution.name} ${distribution.release}: rolling release, no end of life`,
      source: row.source,
    };
  }
  const phases = phasesOf(row, distribution.release);
  if (phases === null) {
    const name = [distribution.name, distribution.release].filter(Boolean).join(' ');
    return unknown(`The table has no dates for ${name}.`);
  }
  return dated(phases, row.source, now);
}

/** Words the day of the table, which belongs to every date of it. */
export function lifecycleTableWords(): string {
  return `Dates of the distributions’ lifecycle pages, read on ${formatDay(LIFECYCLES_READ_ON)}`;
}

function dated(phases: readonly [Phase, ...Phase[]], source: string, now: string): Maintenance {
  const today = now.slice(0, 10);
  const last = phases.at(-1) ?? phases[0];
  const current = phases.find(({ until }) => until >= today);
  if (current === undefined) {
    return {
      state: 'end-of-life',
      phase: last.name,
      endsOn: last.until,
      words: `end of life since ${formatDay(last.until)}`,
      source,
    };
  }
  const later = current === last ? '' : `, then ${last.name} until ${formatDay(last.until)}`;
  return {
    state: 'maintained',
    phase: current.name,
    endsOn: last.until,
    words: `${current.name} until ${formatDay(current.until)}${later}`,
    source,
  };
}

function phasesOf(row: Lifecycle, release: string | null): readonly [Phase, ...Phase[]] | null {
  if (release === null) return null;
  const exact = Object.hasOwn(row.releases, release) ? nonEmpty(row.releases[release]) : null;
  if (exact !== null || row.hasPointReleases !== true) return exact;
  const shorter = /^(\d+(?:\.\d+)*)\.\d+$/.exec(release)?.[1];
  return shorter === undefined ? null : phasesOf(row, shorter);
}

function nonEmpty(phases: readonly Phase[] | undefined): readonly [Phase, ...Phase[]] | null {
  const [first, ...others] = phases ?? [];
  return first === undefined ? null : [first, ...others];
}

/** A dated build of a rolling release is not updated, so only the release without a date is rolling. */
function isRolling({ rolling = [] }: Lifecycle, release: string | null): boolean {
  return release !== null && rolling.includes(release);
}

function unknown(reason: string): Maintenance {
  return { state: 'unknown', words: `End of life unknown. ${reason}` };
}
