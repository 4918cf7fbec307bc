import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { fail, ok, type Result } from '@/lib/base/result';
import type { MatrixReading } from '@/lib/matrix/expand/model';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import { readSourceMatrix } from '@/lib/matrix/sources/read-source-matrix';
import type { GitHub } from '@/lib/upstream/github/client';
import { wireContent } from '@/lib/upstream/github/wire-content';
import { openScriptShell } from '@/lib/upstream/scripts/script-shell';

/** Runs the scripts of workflow files, for all files one after another. */
const scriptShell = openScriptShell();

const RAW_TYPE = 'application/vnd.github.raw+json';

/** The workflow file of a source, and who requests it. */
export type WorkflowTarget = { readonly github: GitHub; readonly source: MatrixSource };

/** Fetches the workflow file at a commit: one request. */
export async function fetchWorkflowText(
  { github, source }: WorkflowTarget,
  commit: string,
): Promise<Result<string, UpstreamFailure>> {
  const response = await github.request({
    route: 'GET /repos/{owner}/{repo}/contents/{+path}',
    parameters: { ...repositoryOf(source), path: source.path, ref: commit },
    schema: wireContent,
    what: 'workflow file at this commit',
    accept: RAW_TYPE,
  });
  if (!response.ok) return response;
  if (response.value.kind === 'new') return ok(response.value.value);
  return fail({ kind: 'unreadable', where: 'workflow file: nothing came' });
}

/** Reads the matrices of a workflow file; scripts in it run in a separate thread. */
export function readWorkflowText(source: MatrixSource, text: string): Promise<MatrixReading> {
  return readSourceMatrix(source, text, scriptShell);
}

/** The repository of a source, as the parameters of a request take it. */
export function repositoryOf({ repository }: MatrixSource) {
  return { owner: repository.owner, repo: repository.name };
}
