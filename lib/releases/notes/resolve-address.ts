import type { Repository } from '@/lib/names/catalog/model';

/** The state of a repository that notes belong to. */
export type NotesPlace = { readonly repository: Repository; readonly tag: string };

const LINK_PROTOCOLS: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:']);
const MAX_ADDRESS_LENGTH = 4096;

function encodePath(text: string): string {
  return text.split('/').map(encodeURIComponent).join('/');
}

function baseOf({ repository, tag }: NotesPlace, host: string, middle: string): string {
  const { owner, name } = repository;
  return `https://${host}/${encodePath(owner)}/${encodePath(name)}/${middle}${encodePath(tag)}/`;
}

function parseAddress(address: string, base: string): URL | null {
  if (address.length > MAX_ADDRESS_LENGTH) return null;
  const fromRoot = /^\/(?![/\\])/.test(address) ? `.${address}` : address;
  return URL.canParse(fromRoot, base) ? new URL(fromRoot, base) : null;
}

/**
 * Makes the address of a link absolute: relative to the repository at the tag, as if the notes
 * were a file at its root. `null` for what is no web or mail address.
 */
export function resolveLink(address: string, place: NotesPlace): string | null {
  const url = parseAddress(address, baseOf(place, 'github.com', 'blob/'));
  return url !== null && LINK_PROTOCOLS.has(url.protocol) ? url.href : null;
}

/** Makes the address of an image absolute, to the raw file in the repository at the tag. `null` for what is no web address. */
export function resolveImage(address: string, place: NotesPlace): string | null {
  const url = parseAddress(address, baseOf(place, 'raw.githubusercontent.com', ''));
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** Whether an absolute address is an encrypted one of GitHub itself, whose images a page of ours loads. */
export function isOnGithub(address: string): boolean {
  const { protocol, hostname, port, username } = new URL(address);
  return (
    protocol === 'https:' &&
    port === '' &&
    username === '' &&
    (hostname === 'github.com' || hostname.endsWith('.githubusercontent.com'))
  );
}
