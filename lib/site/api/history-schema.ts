import * as z from 'zod/mini';

import { CHANGE_KINDS } from '@/lib/matrix/compare/model';

import { describes } from './describes';
import { count, field, text, time, webUrl } from './field';
import type { historyResponse } from './history-response';
import { ignored } from './matrix-schema';
import { schemaVersion } from './schema-version';

const source = z.object({
  id: field('Id of the source, as the parameter `source` takes it', text),
  title: field('Title of the source', text),
  repository: field('Repository, as owner and name', text),
  path: field('Path of the workflow file in the repository', text),
});

const commitFields = {
  commit: field('Name of the commit', text),
  committedAt: field('When it was made; null where unknown', z.nullable(time)),
  subject: field('First line of its message', text),
};

const cellFields = {
  baseImage: field('Base image of the cell', text),
  arch: field('Architecture; `any` where the matrix has none', text),
  tests: field('What else the cell tests, e.g. `trusted boot`', text),
};

const isSilent = field(
  'Whether it was dropped by an include entry, or by a commit whose message names nothing of it and no removal',
  z.boolean(),
);

const step = z.object({
  ...commitFields,
  url: field('Page of the commit', webUrl),
  state: field(
    '`read`, `pending` until it is read, or `unreadable`',
    z.enum(['read', 'pending', 'unreadable']),
  ),
  reason: field('Why its matrix is unreadable; null otherwise', z.nullable(text)),
  jobs: field('Selected jobs at this commit; null where unknown', z.nullable(count)),
  before: field(
    'Commit that it is compared with; null for the first of the file',
    z.nullable(text),
  ),
  changes: field(
    'Selected cells that differ from `before`; null where unknown',
    z.nullable(
      z.array(
        z.object({
          ...cellFields,
          change: field('What became of the cell', z.enum(CHANGE_KINDS)),
          isSilent,
        }),
      ),
    ),
  ),
});

const lapse = z.object({
  ...cellFields,
  dropped: field('Commit that dropped it', z.object(commitFields)),
  returned: field(
    'Commit that added it again, or another release of it; null while it is missing',
    z.nullable(z.object(commitFields)),
  ),
  replacedBy: field('Base image of that other release; null without one', z.nullable(text)),
  isSilent,
  isLastOfFips: field('Whether no job at all tested FIPS in this time', z.boolean()),
});

/** The response of `GET /api/v1/matrix/history`. */
export const historySchema = describes<ReturnType<typeof historyResponse>>()(
  z.object({
    schemaVersion,
    source: field('Source whose workflow file has this history', source),
    checkedAt: field('When GitHub last confirmed the list of commits', time),
    isWhole: field('Whether the list goes back to the first commit of the file', z.boolean()),
    total: field('Commits of the file that are listed', count),
    done: field('Of them those that were read or cannot be read', count),
    commits: field('The commits, the latest first', z.array(step)),
    lapses: field(
      'Selected cells that no job tested for a time, or that were dropped silently and are missing',
      z.array(lapse),
    ),
    ignored: field('Parameters that were ignored, each with the reason', z.array(ignored)),
  }),
);
