import type { MatrixReading } from '@/lib/matrix/expand/model';
import type { ScriptReading, ScriptShell, StepScript } from '@/lib/matrix/shell/model';
import { readScript } from '@/lib/matrix/shell/read-script';
import { readMatrix } from '@/lib/matrix/workflow/read-matrix';

import type { MatrixSource } from './model';

/** Scripts of which one needs what another writes. */
const MAX_ROUNDS = 4;

/**
 * Reads the matrices of a source's workflow file. Outputs that its scripts write are read by running these in
 * memory; a job whose matrix they do not establish has no jobs, and a problem says what it needs.
 */
export async function readSourceMatrix(
  { jobs }: Pick<MatrixSource, 'jobs'>,
  text: string,
  shell: ScriptShell,
): Promise<MatrixReading> {
  const known = new Map<string, ScriptReading>();
  for (let round = 1; ; round += 1) {
    const wanted = new Map<string, { readonly script: StepScript; readonly output: string }>();
    const reading = readMatrix(text, {
      jobs,
      compute: (script, output) => {
        const key = `${script.id}/${output}`;
        const found = known.get(key);
        if (found !== undefined) return found;
        wanted.set(key, { script, output });
        return { kind: 'unknown', clause: 'was not read' };
      },
    });
    if (wanted.size === 0 || round > MAX_ROUNDS) return reading;
    for (const [key, { script, output }] of wanted) {
      // One after another: the shell runs one script at a time.
      // oxlint-disable-next-line no-await-in-loop
      known.set(key, await readScript(script, output, shell));
    }
  }
}
