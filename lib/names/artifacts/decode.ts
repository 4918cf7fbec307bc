import { decodeFile, isFileName } from './decode-file';
import { decodeReference } from './decode-reference';
import { decodeTag } from './decode-tag';
import { decodeUrl, isUrl } from './decode-url';
import { explained, type Decoded } from './decoded';

const MAX_NAME_LENGTH = 1_000;

/**
 * Decodes one name: a tag, an image reference, a file name or a URL, with or without the transport that
 * tools write before it (`oci:`). Never throws and never guesses: any other text gets the nearest
 * explanation.
 */
export function decode(text: string): Decoded {
  const name = text.trim();
  if (name === '') {
    return explained({
      kind: 'unknown',
      form: 'text',
      name,
      problem: 'There is nothing to decode.',
    });
  }
  if (name.length > MAX_NAME_LENGTH) {
    const problem = `Longer than any name: ${name.length} characters.`;
    return explained({ kind: 'unknown', form: 'text', name: name.slice(0, 80), problem });
  }
  return isUrl(name) ? decodeUrl(name) : decodeName(withoutTransport(name));
}

/** Removes what tools write before a name: `docker:`, `oci://`. */
function withoutTransport(word: string): string {
  return word.replace(
    /^(?:docker|oci|container|registry|docker-daemon|containers-storage|dir|file):(?:\/\/)?(?=[^0-9])/,
    '',
  );
}

function decodeName(name: string): Decoded {
  const isPath = /^\.{0,2}\/|^~\//.test(name);
  const base = name.slice(name.lastIndexOf('/') + 1);
  if (/^sha256[-:][0-9a-f]{64}/.test(name))
    return decodeTag(name, { name, form: 'tag', parts: {} });
  if ((isPath || !name.includes(':')) && isFileName(base)) return decodeFile(base);
  if (/[/@:]/.test(name)) return decodeReference(name);
  return decodeTag(name, { name, form: 'tag', parts: {} });
}
