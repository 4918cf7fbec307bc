import { countKinds } from '@/lib/matrix/compare/select-cells';
import type { WhatIf } from '@/lib/site/model/what-if';

import { cellResponse, sideResponse } from './compare-response';
import { SCHEMA_VERSION } from './schema-version';

/** Shapes what a pasted workflow would test into the response of `POST /api/v1/matrix/what-if`. */
export function whatIfResponse({ base, total, cells, problems, doubts }: WhatIf) {
  return {
    schemaVersion: SCHEMA_VERSION,
    base: sideResponse(base),
    total,
    counts: countKinds(cells),
    cells: cells.map(cellResponse),
    problems: problems.map(({ message, line, column }) => ({ message, line, column })),
    doubts,
  };
}
