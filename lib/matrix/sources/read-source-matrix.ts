import type { MatrixReading } from '@/lib/matrix/expand/model';
import { openShellMatrices } from '@/lib/matrix/shell/open-shell-matrices';
import { readMatrix } from '@/lib/matrix/workflow/read-matrix';

import type { MatrixSource } from './model';

/**
 * Reads the matrices of a source's workflow file. A matrix that is computed while the workflow runs is read
 * from the shell step that computes it; if that fails, its job has no jobs and a problem says why.
 */
export function readSourceMatrix({ jobs }: MatrixSource, text: string): MatrixReading {
  return readMatrix(text, { jobs, compute: openShellMatrices(text) });
}
