/**
 * Decodes the bytes of an SBOM by its byte order mark: UTF-16 as PowerShell writes it, else UTF-8. Bytes that are
 * no text become replacement characters.
 */
export function decodeBytes(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** Decodes base64 of text in UTF-8, also the variant for URLs, with line ends or without padding; null if broken. */
export function decodeBase64(base64: string): string | null {
  const text = base64.replaceAll(/[\s=]/g, '').replaceAll('-', '+').replaceAll('_', '/');
  try {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
    return decodeBytes(bytes);
  } catch {
    return null;
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}
