import 'server-only';
import { ok, type Result } from '@/lib/base/result';
import { compareJobs } from '@/lib/matrix/compare/compare-jobs';
import { doubtOfReading } from '@/lib/matrix/compare/doubts';
import { fromPastedLine, pastedWorkflow } from '@/lib/matrix/compare/pasted-workflow';
import { readTestedJobs } from '@/lib/matrix/jobs/read-tested-jobs';
import type { AtRefusal } from '@/lib/site/model/matrix-at';
import type { WhatIf } from '@/lib/site/model/what-if';
import { describeMatrixAt } from '@/lib/site/notices/describe-matrix-at';
import { readWorkflowText } from '@/lib/upstream/resources/workflow-file';

import { loadMatrixAt } from './load-matrix-at';

type Requested = {
  readonly source: string;
  /** Branch, tag, commit or day of the matrix to compare with; null for the source's own branch. */
  readonly at: string | null;
  /** A workflow file, or only its matrix. */
  readonly text: string;
};

/**
 * Expands a pasted workflow as that of a source, and compares it with the source's matrix. Nothing of the text is
 * stored; it has the limits of files at refs.
 */
export async function loadWhatIf({
  source: id,
  at,
  text,
}: Requested): Promise<Result<WhatIf, AtRefusal>> {
  const loaded = await loadMatrixAt(id, at);
  if (!loaded.ok) return loaded;
  const base = loaded.value;
  const { source, reading: baseReading, repositoryUrl } = base.matrix;
  const pasted = pastedWorkflow(text, baseReading.jobs[0]?.job ?? 'build');
  const reading = fromPastedLine(await readWorkflowText(source, pasted.text), pasted.linesBefore);
  const tested = readTestedJobs({ source, reading, runs: null, commit: null, repositoryUrl });
  const doubts = [
    doubtOfReading(baseReading, describeMatrixAt(base)),
    doubtOfReading(reading, 'the pasted workflow'),
  ];
  return ok({
    base,
    total: tested.jobs.length,
    cells: compareJobs(base.jobs, tested.jobs),
    problems: [...reading.problems, ...tested.problems],
    doubts: doubts.filter((doubt) => doubt !== null),
  });
}
