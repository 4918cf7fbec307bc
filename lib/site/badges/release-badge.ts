import { formatDay } from '@/lib/base/format/dates';
import { isOldResult } from '@/lib/matrix/runs/result-age';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import { describeSupport, type SupportStatus } from '@/lib/releases/list/support';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';

import type { Badge, BadgeTone } from './badge';

type TrackedList = Pick<TrackedComponent, 'component' | 'freshness' | 'snapshot'>;

/**
 * Decides the badge for the support of a release. A list of releases that GitHub has not confirmed for 30
 * days may be without the release that ends the support, so the badge says the day of the list and is not
 * green.
 */
export function releaseBadge(
  { component, freshness, snapshot }: TrackedList,
  { release, status }: ReleaseEntry,
  now: string,
): Badge {
  const label = `${component.id} ${release.tag}`;
  const support = describeSupport(status);
  const readAt = freshness?.checkedAt ?? freshness?.fetchedAt ?? null;
  const isOld = readAt === null || isOldResult(readAt, now);
  const message = isOld && readAt !== null ? `${support} on ${formatDay(readAt)}` : support;
  const dated = snapshot === null ? 'published' : 'tagged';
  const list = readAt === null ? '' : `; list of releases read ${formatDay(readAt)}`;
  return {
    label,
    message,
    tone: isOld ? 'neutral' : TONES[status.state],
    title: `${label}: ${support}; ${dated} ${formatDay(release.publishedAt)}${list}`,
  };
}

const TONES: Readonly<Record<SupportStatus['state'], BadgeTone>> = {
  supported: 'good',
  latest: 'good',
  superseded: 'neutral',
  prerelease: 'neutral',
  'end-of-life': 'warning',
  moved: 'neutral',
  archived: 'warning',
  unversioned: 'neutral',
};
