import { fail, type Result } from '@/lib/base/result';
import type { Budget } from '@/lib/matrix/expand/budget';
import type { ComputedMatrix, ComputedRow } from '@/lib/matrix/expand/matrix-definition';

import { findMatrixScript, openWorkflow, type MatrixScript } from './find-matrix-script';
import { parseShell } from './parse-shell';
import { readNode } from './read-node';
import { readOutput } from './read-output';
import { readRows } from './read-rows';
import { runScript } from './run-script';
import { initialState } from './state';

/** Longest script that is followed, in characters. */
const LENGTH_LIMIT = 100_000;

/** Characters and parts that may be looked at or copied for all scripts of one workflow. */
const WORK_LIMIT = 1_000_000;

/**
 * Opens a workflow to read the matrices that its shell steps compute, by the keys of their jobs, without
 * running anything: literal arrays and JSON, the loops over them, and the calls of jq that put them
 * together, followed as the shell would.
 *
 * A row that a condition adds carries, as its scope, the word that the condition asks for. Whatever cannot
 * be followed makes the matrix unreadable: no job is guessed.
 */
export function openShellMatrices(text: string): (job: string) => ComputedMatrix {
  const work = { left: WORK_LIMIT };
  let workflow: ReturnType<typeof openWorkflow> | null = null;
  return (job) => {
    workflow ??= openWorkflow(text);
    const script = findMatrixScript(workflow, job);
    const rows = script.ok ? computeRows(script.value, work) : script;
    return rows.ok ? { rows: rows.value } : { unreadable: rows.failure };
  };
}

function computeRows(
  { text, firstLine, environment, output, form }: MatrixScript,
  work: Budget,
): Result<readonly ComputedRow[], string> {
  if (text.length > LENGTH_LIMIT) return fail('The script is too long to be followed.');
  const statements = parseShell(text, firstLine);
  if (!statements.ok) return statements;
  const state = initialState(environment, work);
  runScript(statements.value, state);
  const written = readOutput(output, state);
  if (!written.ok) return fail(written.failure.reason);
  const node = readNode(written.value, state, firstLine);
  return node.ok ? readRows(node.value, form) : node;
}
