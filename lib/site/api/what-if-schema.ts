import * as z from 'zod/mini';

import { changeCounts, comparedCell, side } from './compare-schema';
import { describes } from './describes';
import { count, field, text } from './field';
import { problem } from './matrix-schema';
import { schemaVersion } from './schema-version';
import type { whatIfResponse } from './what-if-response';

/** The response of `POST /api/v1/matrix/what-if`. */
export const whatIfSchema = describes<ReturnType<typeof whatIfResponse>>()(
  z.object({
    schemaVersion,
    base: field('Matrix that the pasted workflow is compared with', side),
    total: field('Jobs that the pasted workflow makes', count),
    counts: field('Cells of both, by kind of change', changeCounts),
    cells: field('Every cell of both; `after` is the pasted workflow', z.array(comparedCell)),
    problems: field('What could not be read of the pasted text', z.array(problem)),
    doubts: field('What makes the comparison incomplete, in sentences', z.array(text)),
  }),
);
