import type { MatrixReading } from '@/lib/matrix/expand/model';
import type { ScriptShell } from '@/lib/matrix/shell/model';
import { readSourceMatrix } from '@/lib/matrix/sources/read-source-matrix';

import { inspectScript, runScript } from './run-script.mjs';

/** The interpreter without its thread, which only limits it. */
export const unthreadedShell: ScriptShell = { inspect: inspectScript, run: runScript };

/** A workflow whose job `build` takes its matrix from what a script writes; the script begins on line 14. */
export function scripted(
  script: string,
  matrix = '${{ fromJSON(needs.plan.outputs.matrix) }}',
): string {
  const indented = script.split('\n').map((line) => (line === '' ? '' : `          ${line}`));
  return `on: push
env:
  FIXED: 'yes'
jobs:
  plan:
    runs-on: ubuntu-latest
    outputs:
      matrix: \${{ steps.gen.outputs.matrix }}
    steps:
      - id: gen
        env:
          SCOPE: \${{ inputs.matrix_scope }}
        run: |
${indented.join('\n')}
  build:
    needs: plan
    runs-on: ubuntu-latest
    strategy:
      matrix: ${matrix}
    steps: []
`;
}

/** The names of the jobs with their scopes, or the problems where there are none. */
export async function read(
  text: string,
): Promise<readonly (readonly [string, string | null])[] | string> {
  return outcomeOf(await readSourceMatrix({ jobs: ['build'] }, text, unthreadedShell));
}

function outcomeOf({
  jobs,
  problems,
}: MatrixReading): readonly (readonly [string, string | null])[] | string {
  const all = jobs.flatMap((job) => job.jobs);
  return all.length > 0
    ? all.map(({ name, scope }) => [name, scope] as const)
    : problems.map(({ message }) => message).join('\n');
}
