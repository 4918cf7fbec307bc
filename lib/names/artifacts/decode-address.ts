import { decodeFile, isFileName } from './decode-file';
import { decodeReference } from './decode-reference';
import { decodeTag } from './decode-tag';
import { explained, type Decoded } from './decoded';

/** Whether a text is an address of the web. */
export function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** Decodes an address: a download of a GitHub release, a page of a release, a page of quay.io, or a file. */
export function decodeAddress(text: string): Decoded {
  const [path = '', query = ''] = text.replace(/^https?:\/\//i, '').split(/[?#]/);
  const segments = path.split('/').map(percentDecoded);
  const decoded = decodeGitHub(segments) ?? decodeQuay(segments, query) ?? decodePath(segments);
  return { ...decoded, form: 'address' };
}

function decodeGitHub(segments: readonly string[]): Decoded | null {
  const [host, owner, repository, releases, action, tag, file] = segments;
  if (host?.toLowerCase() !== 'github.com' || releases !== 'releases' || tag === undefined)
    return null;
  const place = `${owner ?? ''}/${repository ?? ''}`;
  if (action === 'tag')
    return decodeTag(tag, { name: tag, form: 'address', parts: { name: place } });
  if (action !== 'download' || file === undefined) return null;
  const decoded = decodeFile(file);
  const { version } = decoded.parts;
  const says = `A file of the release ${tag} of ${place}.`;
  const isOther = version !== null && version.replace(/^v/, '') !== tag.replace(/^v/, '');
  const other = isOther ? [`The file says ${version}, the release ${tag}.`] : [];
  return { ...decoded, remarks: [says, ...other, ...decoded.remarks] };
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
  const problem = 'An address, but neither of a Kairos file nor of a Kairos image.';
  return explained({ kind: 'foreign', form: 'address', name: last, problem });
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
