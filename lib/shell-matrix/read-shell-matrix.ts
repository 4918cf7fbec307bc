import type {
  ExpandedWorkflowJob,
  MatrixEntries,
  MatrixJob,
  MatrixReading,
  Problem,
} from '@/lib/matrix/model';
import { fail, type Result } from '@/lib/result';

import { findMatrixScript, type MatrixScript } from './find-matrix-script';
import { parseShell } from './parse-shell';
import { readNode } from './read-node';
import { readOutput } from './read-output';
import { readRows, type Row } from './read-rows';
import { runScript } from './run-script';
import { initialState } from './state';

/** Most jobs that GitHub makes of one matrix. */
const JOB_LIMIT = 256;

/** How jobs are named and told apart, which the reader of matrices knows. */
export type ShellMatrixTools = {
  readonly nameJob: (entries: MatrixEntries) => {
    readonly name: string;
    readonly isEvaluated: boolean;
  };
  readonly idJob: (job: string, entries: MatrixEntries) => string;
};

/** A matrix that a shell step computes, or why it cannot be read. */
export type ShellMatrixReading =
  | {
      readonly job: ExpandedWorkflowJob;
      readonly excerpt: MatrixReading['excerpt'];
      readonly problems: readonly Problem[];
    }
  | { readonly unreadable: string };

/**
 * Reads the matrix that a shell step computes, without running anything: literal arrays and JSON, the
 * loops over them, and the calls of jq that put them together, followed as the shell would.
 *
 * A job whose row a condition adds carries, as its scope, the word that the condition asks for. Whatever
 * cannot be followed makes the matrix unreadable: no job is guessed.
 */
export function readShellMatrix(
  text: string,
  job: string,
  tools: ShellMatrixTools,
): ShellMatrixReading {
  const script = findMatrixScript(text, job);
  if (!script.ok) return { unreadable: script.failure };
  const rows = computeRows(script.value);
  if (!rows.ok) return { unreadable: rows.failure };

  const problems = limitProblems(rows.value, script.value.jobLine);
  const jobs = problems.length > 0 ? [] : toJobs(rows.value, job, tools);
  const matrix = problems.length > 0 ? 'invalid' : 'computed';
  return {
    job: { job, line: script.value.jobLine, matrix, jobs },
    excerpt: excerptOf(text, jobs),
    problems,
  };
}

function computeRows({
  text,
  firstLine,
  environment,
  output,
  form,
}: MatrixScript): Result<readonly Row[], string> {
  const statements = parseShell(text, firstLine);
  if (!statements.ok) return statements;
  const state = initialState(environment);
  runScript(statements.value, state);
  const written = readOutput(output, state);
  if (!written.ok) return fail(written.failure.reason);
  const node = readNode(written.value, state, firstLine);
  return node.ok ? readRows(node.value, form) : node;
}

function limitProblems(rows: readonly Row[], line: number): readonly Problem[] {
  if (rows.length <= JOB_LIMIT) return [];
  const message = `The matrix makes ${rows.length} jobs; GitHub refuses more than ${JOB_LIMIT}.`;
  return [{ message, line, column: null }];
}

function toJobs(
  rows: readonly Row[],
  job: string,
  { nameJob, idJob }: ShellMatrixTools,
): readonly MatrixJob[] {
  const counts = new Map<string, number>();
  return rows.map(({ matrix, ...place }) => {
    const id = idJob(job, matrix);
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    const { name, isEvaluated } = nameJob(matrix);
    return {
      id: count === 1 ? id : `${id}-${count}`,
      job,
      name,
      nameIsEvaluated: isEvaluated,
      matrix,
      origin: { kind: 'computed' },
      effects: [],
      ...place,
    };
  });
}

function excerptOf(text: string, jobs: readonly MatrixJob[]): MatrixReading['excerpt'] {
  const wanted = new Set<number>();
  for (const { lines, axisLines } of jobs) {
    for (let line = lines.start; line <= lines.end; line += 1) wanted.add(line);
    for (const { line } of axisLines) wanted.add(line);
  }
  const written = text.split(/\r?\n/);
  return [...wanted]
    .toSorted((a, b) => a - b)
    .map((line) => ({ line, text: written[line - 1] ?? '' }));
}
