import * as z from 'zod/mini';

import { describes } from './describes';
import { lastFailure } from './failure-schema';
import { count, field, text, time } from './field';
import type { releasesFreshness } from './releases-freshness';

const state = z.enum(['live', 'stale', 'snapshot', 'unknown']);

const reading = z.object({
  pagesRead: field('Pages that were read', count),
  pagesTotal: field('Pages that GitHub has; null where not known', z.nullable(count)),
});

const component = z.object({
  component: field('Id of the component', text),
  state: field('State of the list of this component', state),
  fetchedAt: field('When the list last changed here; null without a list', z.nullable(time)),
  checkedAt: field('When GitHub last confirmed the list; null if never', z.nullable(time)),
  failure: lastFailure,
  nextAttemptAt: field('When GitHub is read next; null where not planned', z.nullable(time)),
  reading: field('How far the first reading is; null once it is done', z.nullable(reading)),
});

/** How old the lists of releases are that a response draws on. */
export const releasesFreshnessSchema = describes<ReturnType<typeof releasesFreshness>>()(
  z.object({
    state: field('State of the component whose list is in the worst state', state),
    fetchedAt: field('When the newest list last changed here; null without one', z.nullable(time)),
    checkedAt: field('When GitHub confirmed the list that waited longest', z.nullable(time)),
    components: field('Each list, by component', z.array(component)),
  }),
);
