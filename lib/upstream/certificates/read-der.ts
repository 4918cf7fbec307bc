import 'server-only';

/** One element of DER: its tag and its content. */
export type DerElement = { readonly tag: number; readonly content: Uint8Array };

const SEQUENCE = 0x30;
const OBJECT_IDENTIFIER = 0x06;
const OCTET_STRING = 0x04;
const EXTENSIONS = 0xa3;
const MAX_LENGTH_BYTES = 4;

function readLength(
  bytes: Uint8Array,
  at: number,
): { readonly length: number; readonly next: number } | null {
  const first = bytes[at];
  if (first === undefined) return null;
  if (first < 0x80) return { length: first, next: at + 1 };
  const count = first - 0x80;
  if (count === 0 || count > MAX_LENGTH_BYTES || at + count >= bytes.length) return null;
  const length = bytes.subarray(at + 1, at + 1 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  return { length, next: at + 1 + count };
}

/**
 * Reads the elements that follow each other in DER; `null` when they do not fill the bytes.
 *
 * @see https://www.itu.int/rec/T-REC-X.690
 */
export function readElements(bytes: Uint8Array): readonly DerElement[] | null {
  const elements: DerElement[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = bytes[at] ?? 0;
    const header = readLength(bytes, at + 1);
    if (header === null || header.next + header.length > bytes.length) return null;
    at = header.next + header.length;
    elements.push({ tag, content: bytes.subarray(header.next, at) });
  }
  return elements;
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function childrenOf(element: DerElement | undefined): readonly DerElement[] {
  return element === undefined ? [] : (readElements(element.content) ?? []);
}

/**
 * Reads the extensions of a certificate: the content of each by its identifier, as the hexadecimal
 * digits of its encoding. What is malformed is left out.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function readExtensions(certificate: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  const [toBeSigned] = childrenOf(readElements(certificate)?.[0]);
  const holder = childrenOf(toBeSigned).find(({ tag }) => tag === EXTENSIONS);
  const [list] = childrenOf(holder);
  for (const extension of childrenOf(list)) {
    if (extension.tag !== SEQUENCE) continue;
    const parts = childrenOf(extension);
    const name = parts.find(({ tag }) => tag === OBJECT_IDENTIFIER);
    const value = parts.find(({ tag }) => tag === OCTET_STRING);
    if (name !== undefined && value !== undefined) found.set(toHex(name.content), value.content);
  }
  return found;
}
