import { readFileSync } from 'node:fs';

import { readTestedJobs } from '@/lib/matrix/jobs/read-tested-jobs';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { readMatrix } from '@/lib/matrix/workflow/read-matrix';

type RecordedCase = { readonly id: string; readonly workflow: unknown };

const FIXTURES = new URL('../expand/fixtures/', import.meta.url);

/** The jobs of kairos-init's workflow as it was at a recorded commit, e.g. `2025-06-09-f5722ab42`. */
export function recordedJobs(id: string) {
  const cases: readonly RecordedCase[] = JSON.parse(
    readFileSync(new URL('workflow-matrices.json', FIXTURES), 'utf8'),
  );
  const found = cases.find((each) => each.id === id);
  if (found === undefined) throw new Error(`There is no recorded case ${id}.`);
  return jobsOfWorkflow(JSON.stringify(found.workflow, null, 1));
}

/** The jobs that a workflow file of kairos-init declares. */
export function jobsOfWorkflow(text: string) {
  const [source] = matrixSources;
  return readTestedJobs({
    source,
    reading: readMatrix(text),
    runs: null,
    commit: 'a'.repeat(40),
    repositoryUrl: 'https://github.com/kairos-io/kairos-init',
  }).jobs;
}
