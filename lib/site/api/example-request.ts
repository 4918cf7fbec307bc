import type { ApiOperation } from './operations';

/** The example request of a path for a POSIX shell. */
export function exampleRequest({ body, example }: ApiOperation, origin: string): string {
  const upload = body === undefined ? '' : '--data-binary @workflow.yaml ';
  return `curl -fsS ${upload}'${origin}${example}'`;
}
