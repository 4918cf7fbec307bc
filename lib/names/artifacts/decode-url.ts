import { decodeFile, isFileName } from './decode-file';
import { decodeReference } from './decode-reference';
import { decodeTag } from './decode-tag';
import { explained, type Decoded, type LinkedRelease } from './decoded';

/** Whether a text is an HTTP or HTTPS URL. */
export function isUrl(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** Decodes the URL of a download or a page of a GitHub release, of a page of quay.io, or of any other file. */
export function decodeUrl(text: string): Decoded {
  const [path = '', query = ''] = text.replace(/^https?:\/\//i, '').split(/[?#]/);
  const segments = path.split('/').map(percentDecoded);
  const decoded = decodeGitHub(segments) ?? decodeQuay(segments, query) ?? decodePath(segments);
  return { ...decoded, form: 'address' };
}

function decodeGitHub(segments: readonly string[]): Decoded | null {
  const [host = '', owner = '', repository = '', ...path] = segments;
  if (host.toLowerCase().replace(/^www\./, '') !== 'github.com') return null;
  const linked = linkedRelease(`${owner}/${repository}`, path);
  if (linked === null) return null;
  return { ...decodeLinked(linked), linkedRelease: linked };
}

/** The tag that a path below a repository leads to: a release's page, its files, or its source. */
function linkedRelease(fullName: string, path: readonly string[]): LinkedRelease | null {
  const [first, second, tag, file] = path;
  if (first === 'releases' && second === 'tag' && tag !== undefined) {
    return { repository: fullName, tag, file: null };
  }
  if (first === 'releases' && second === 'download' && tag !== undefined && file !== undefined) {
    return { repository: fullName, tag, file };
  }
  const isSource = first === 'tree' || first === 'blob';
  if (isSource && second !== undefined) return { repository: fullName, tag: second, file: null };
  return null;
}

function decodeLinked({ repository, tag, file }: LinkedRelease): Decoded {
  if (file === null) {
    return decodeTag(tag, { name: tag, form: 'address', parts: { name: repository } });
  }
  const decoded = decodeFile(file);
  const { version } = decoded.parts;
  const isOther = version !== null && version.replace(/^v/, '') !== tag.replace(/^v/, '');
  const other = isOther ? [`The file says ${version}, the release ${tag}.`] : [];
  return { ...decoded, remarks: [...other, ...decoded.remarks] };
}

function decodeQuay(segments: readonly string[], query: string): Decoded | null {
  const [host, first, ...path] = segments;
  if (host !== 'quay.io' || first !== 'repository' || path.length === 0) return null;
  const tag = new Map(query.split('&').map(pairOf)).get('tag');
  return decodeReference(`quay.io/${path.join('/')}${tag === undefined ? '' : `:${tag}`}`);
}

function pairOf(pair: string): readonly [string, string] {
  const equals = pair.indexOf('=');
  return [pair.slice(0, equals), percentDecoded(pair.slice(equals + 1))];
}

function decodePath(segments: readonly string[]): Decoded {
  const last = segments.findLast((segment) => segment !== '') ?? '';
  if (isFileName(last)) return decodeFile(last);
  if (last.includes(':')) return decodeReference(segments.join('/'));
  const problem = 'A URL, but neither of a Kairos file nor of a Kairos image.';
  return explained({ kind: 'foreign', form: 'address', name: last, problem });
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
