import 'server-only';

/**
 * The URL of the next page of a list by its `link` header, relative or absolute; null where there is none.
 * It is used unchanged, since registries put tokens into it.
 *
 * 'elsewhere': the link leads to another origin or path than `current`, which is not followed.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-tags
 */
export function nextPage(link: string | null, current: URL): URL | 'elsewhere' | null {
  const target = targetOf(link ?? '');
  if (target === null) return null;
  if (!URL.canParse(target, current)) return 'elsewhere';
  const next = new URL(target, current);
  const isSame = next.origin === current.origin && next.pathname === current.pathname;
  return isSame && next.username === '' && next.password === '' ? next : 'elsewhere';
}

function targetOf(link: string): string | null {
  const links = link.matchAll(/<([^<>]*)>([^<]*)/g);
  for (const [, target = '', parameters = ''] of links) {
    if (/;\s*rel\s*=\s*"?next\b/i.test(parameters)) return target;
  }
  return null;
}
