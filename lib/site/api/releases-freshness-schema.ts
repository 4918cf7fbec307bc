import * as z from 'zod/mini';

import { describes } from './describes';
import { lastFailure } from './failure-schema';
import { count, field, text, time, timeOrDay } from './field';
import type { releasesFreshness } from './releases-freshness';

const state = z.enum(['live', 'stale', 'snapshot', 'unknown']);

const reading = z.object({
  pagesRead: field('Pages that were read', count),
  pagesTotal: field('Pages that GitHub has; null where unknown', z.nullable(count)),
});

const component = z.object({
  component: field('Id of the component', text),
  state: field('State of the list of this component', state),
  fetchedAt: field(
    'When the list was last fetched with a change; null without one, or for a snapshot',
    z.nullable(time),
  ),
  copiedAt: field(
    'Day on which the copies were read that the snapshot was made from; null where it is none',
    z.nullable(timeOrDay),
  ),
  checkedAt: field('When GitHub last confirmed the list; null if never', z.nullable(time)),
  failure: lastFailure,
  nextAttemptAt: field('When GitHub is read next; null where not planned', z.nullable(time)),
  reading: field('How far the first reading is; null once it is done', z.nullable(reading)),
  unreadable: field('Rows of GitHub’s list that could not be read', count),
});

/** How old the lists of releases are that a response draws on. */
export const releasesFreshnessSchema = describes<ReturnType<typeof releasesFreshness>>()(
  z.object({
    state: field('State of the component whose list is in the worst state', state),
    fetchedAt: field(
      'When the latest list was fetched with a change; null without one',
      z.nullable(time),
    ),
    copiedAt: field(
      'Day on which the oldest copies were read, where a list is a snapshot; else null',
      z.nullable(timeOrDay),
    ),
    checkedAt: field('When GitHub confirmed the list that waited longest', z.nullable(time)),
    components: field('Each list, by component', z.array(component)),
  }),
);
