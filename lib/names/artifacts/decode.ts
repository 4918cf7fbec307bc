import { decodeFile, isFileName } from './decode-file';
import { decodeReference } from './decode-reference';
import { decodeTag } from './decode-tag';
import { decodeUrl, isUrl } from './decode-url';
import { explained, type Decoded } from './decoded';

/** Longest text that is decoded, in UTF-16 code units, on the page as in the API. */
export const PASTE_LIMIT = 10_240;

const MAX_NAME_LENGTH = 1_000;
const MAX_WORDS = 400;

/**
 * Decodes pasted text: a tag, an image reference, a file name, a URL, or a command line that contains one
 * of them. Never throws and never guesses: any other text gets the nearest explanation.
 */
export function decode(text: string): Decoded {
  const words = splitWords(text.slice(0, PASTE_LIMIT));
  const [only = ''] = words;
  if (words.length > 1) return decodeCommand(words);
  if (only !== '') return decodeWord(only);
  return explained({
    kind: 'unknown',
    form: 'text',
    name: '',
    problem: 'There is nothing to decode.',
  });
}

function splitWords(text: string): readonly string[] {
  return text.split(/[\s"'`,;()<>\\]+/, MAX_WORDS).filter((word) => word !== '');
}

/** Decodes each word of a command line and returns the first of the most telling kind. */
function decodeCommand(words: readonly string[]): Decoded {
  const decoded = words.filter(mayBeName).map(decodeWord);
  const best = PREFERENCE.map((kind) => decoded.find((one) => one.kind === kind)).find(
    (one) => one !== undefined,
  );
  if (best !== undefined) return { ...best, form: 'command' };
  const problem = 'Nothing in this text is the name of an image or of a file.';
  return explained({ kind: 'unknown', form: 'text', name: '', problem });
}

const PREFERENCE = [
  'image',
  'legacy',
  'digest',
  'component',
  'moving',
  'release',
  'commit',
  'foreign',
] as const satisfies readonly Decoded['kind'][];

function mayBeName(word: string): boolean {
  return /[/:@]|[0-9]|-(?:core|standard)-|^latest$/.test(word) && !word.startsWith('-');
}

function decodeWord(word: string): Decoded {
  if (word.length > MAX_NAME_LENGTH) {
    const problem = `Longer than any name: ${word.length} characters.`;
    return explained({ kind: 'unknown', form: 'text', name: word.slice(0, 80), problem });
  }
  if (isUrl(word)) return decodeUrl(word);
  return decodeName(stripTransport(word));
}

/** Removes what tools write before a name: `--set container_image=`, `docker:`, `oci://`. */
function stripTransport(word: string): string {
  return word
    .replace(/^[A-Za-z_.-]+=/, '')
    .replace(/^(?:docker|oci|container|registry|docker-daemon|dir|file):(?:\/\/)?(?=[^0-9])/, '');
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
