import 'server-only';

/** The media type of Markdown for a request: plain text where that is requested, so that a terminal or a browser shows it. */
export function markdownType(request: Request): string {
  const isPlain = request.headers.get('accept')?.includes('text/plain') ?? false;
  return isPlain ? 'text/plain; charset=utf-8' : 'text/markdown; charset=utf-8';
}
