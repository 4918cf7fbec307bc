import { errorReply, type Reply } from './faults';
import type { WorldRepository } from './world';

/** A parsed request to the API. */
export type Requested = {
  /** Base URL of the stand-in. */
  readonly base: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly accept: string;
};

type Page<Item> = { readonly items: readonly Item[]; readonly link: string | null };

export const NOT_FOUND = errorReply(404, 'Not Found');

/** Cuts the requested page out of a list, with links to the others as GitHub writes them. */
export function paginate<Item>(
  list: readonly Item[],
  { base, path, query }: Pick<Requested, 'base' | 'path' | 'query'>,
): Page<Item> {
  const size = Math.min(Number(query.get('per_page') ?? 30), 100);
  const page = Number(query.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(list.length / size));
  const linkTo = (to: number, rel: string) => {
    const changed = new URLSearchParams(query);
    changed.set('page', String(to));
    return `<${base}${path}?${changed}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [linkTo(page - 1, 'prev'), linkTo(1, 'first')] : []),
    ...(page < last ? [linkTo(page + 1, 'next'), linkTo(last, 'last')] : []),
  ];
  return {
    items: list.slice((page - 1) * size, page * size),
    link: links.length === 0 ? null : links.join(', '),
  };
}

/** Sends a value as JSON. */
export function json(value: unknown, link: string | null = null): Reply {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return {
    status: 200,
    headers: link === null ? headers : { ...headers, link },
    body: JSON.stringify(value),
  };
}

/** Redirects a request under a former name. */
export function movedTo(url: string): Reply {
  const reply = errorReply(301, 'Moved Permanently');
  return { ...reply, headers: { ...reply.headers, location: url } };
}

/** The URL of a repository's web page. */
export function webOf({ owner, name }: WorldRepository): string {
  return `https://github.com/${owner}/${name}`;
}
