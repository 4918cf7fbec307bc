import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { ok, type Result } from '@/lib/base/result';
import type { GitHub } from '@/lib/upstream/github/client';
import { wireContent } from '@/lib/upstream/github/wire-content';

/** Makes GitHub send the file itself. */
const RAW_TYPE = 'application/vnd.github.raw+json';

type FileAtTag = {
  readonly repository: { readonly owner: string; readonly name: string };
  readonly tag: string;
  readonly path: string;
};

/** The text of a file at a tag; null where the tag has none. */
export async function fetchTextAtTag(
  github: GitHub,
  { repository: { owner, name: repo }, tag, path }: FileAtTag,
): Promise<Result<string | null, UpstreamFailure>> {
  const response = await github.request({
    route: 'GET /repos/{owner}/{repo}/contents/{+path}',
    parameters: { owner, repo, path, ref: tag },
    schema: wireContent,
    what: `${path} at ${tag}`,
    accept: RAW_TYPE,
  });
  if (!response.ok) return response.failure.kind === 'not-found' ? ok(null) : response;
  return ok(response.value.kind === 'new' ? response.value.value : null);
}
