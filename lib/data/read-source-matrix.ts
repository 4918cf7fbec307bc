import 'server-only';

import type { MatrixReading } from '@/lib/matrix/model';
import { openShellMatrices } from '@/lib/shell-matrix/open-shell-matrices';
import type { MatrixSource } from '@/lib/sources/model';
import { readMatrix } from '@/lib/workflow/read-matrix';

/**
 * Reads the matrices of a source's workflow file. A matrix that is computed while the workflow runs is
 * established from the shell step that computes it, where that can be followed; else its job stays without
 * jobs, with a problem that says why.
 */
export function readSourceMatrix({ jobs }: MatrixSource, text: string): MatrixReading {
  return readMatrix(text, { jobs, compute: openShellMatrices(text) });
}
