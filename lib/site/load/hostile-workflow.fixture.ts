import { expect } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';
import type { ExpandedWorkflowJob, MatrixReading } from '@/lib/matrix/expand/model';
import { readTestedJobs } from '@/lib/matrix/jobs/read-tested-jobs';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import { readSourceMatrix } from '@/lib/matrix/sources/read-source-matrix';
import { storedReading } from '@/lib/upstream/resources/parse-stored';
import { openScriptShell } from '@/lib/upstream/scripts/script-shell';

/** A workflow may have a script, whose thread ends after this time. */
const LONGEST_MS = 5000;

/** Runs the scripts of all files in a separate thread, as the site does. */
const shell = openScriptShell();

const prototypes = [Object.prototype, Array.prototype, String.prototype, Function.prototype].map(
  (prototype) => ({ prototype, keys: Reflect.ownKeys(prototype).length }),
);

/** Counts the classes of results, so that no corpus has only one class. */
export type Met = Map<string, number>;

/** Reads a text as the site does, checks what is true of every result, and returns it. */
export async function readHostile(
  source: MatrixSource,
  text: string,
  met: Met,
): Promise<MatrixReading> {
  const start = cpuMs();
  const reading = await readSourceMatrix(source, text, shell);
  expect(cpuMs() - start).toBeLessThan(LONGEST_MS);
  const lines = text.split('\n').length;
  expect(storedReading.safeParse(JSON.parse(JSON.stringify(reading))).success).toBe(true);
  expect(reading.problems.length).toBeLessThanOrEqual(101);
  // One assertion for all problems: one for each would take longer than reading the file.
  const odd = reading.problems.filter(
    ({ message, line }) => message.length > 500 || (line !== null && (line < 1 || line > lines)),
  );
  expect(odd).toEqual([]);
  for (const job of reading.jobs) {
    met.set(job.matrix, (met.get(job.matrix) ?? 0) + 1);
    expectClass(job, reading);
  }
  const all = reading.jobs.flatMap(({ jobs }) => jobs);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(all.length).toBeLessThanOrEqual(2560);
  const tested = readTestedJobs({ source, reading, runs: null, commit: 'a', repositoryUrl: '' });
  expect(tested.jobs).toHaveLength(all.length);
  const changed = prototypes.filter(
    ({ prototype, keys }) => Reflect.ownKeys(prototype).length !== keys,
  );
  expect(changed).toEqual([]);
  return reading;
}

function expectClass({ matrix, jobs }: ExpandedWorkflowJob, { problems }: MatrixReading): void {
  expect(jobs.length).toBeLessThanOrEqual(256);
  if (matrix === 'static') expect(jobs.length).toBeGreaterThan(0);
  if (matrix !== 'dynamic' && matrix !== 'invalid') return;
  expect(jobs).toEqual([]);
  expect(problems).not.toEqual([]);
}
