import 'server-only';

/** Reads the body of a request, up to a limit: what is longer, or ends early, is refused. */
export async function readBody(
  request: Request,
  mostBytes: number,
): Promise<Buffer | 'too-large' | 'broken-off'> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > mostBytes) return 'too-large';
      chunks.push(chunk);
    }
  } catch {
    return 'broken-off';
  }
  return Buffer.concat(chunks);
}
