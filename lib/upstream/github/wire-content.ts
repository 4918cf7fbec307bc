import 'server-only';
import { z } from 'zod';

/** GitHub's file inside JSON. */
const wireEncodedFile = z
  .object({ content: z.string(), encoding: z.literal('base64') })
  .transform(({ content }, context) => {
    const text = decodeBase64(content.replaceAll(/\s/g, ''));
    if (text !== null) return text;
    context.addIssue({ code: 'custom', message: 'is not base64' });
    return z.NEVER;
  });

/** The text of a file: raw, or inside JSON from servers that ignore the raw media type. */
export const wireContent = z.union([z.string(), wireEncodedFile]);

function decodeBase64(base64: string): string | null {
  if (base64.length % 4 !== 0 || !/^[A-Za-z\d+/]*={0,2}$/.test(base64)) return null;
  return new TextDecoder().decode(
    Uint8Array.from(atob(base64), (char) => char.codePointAt(0) ?? 0),
  );
}
