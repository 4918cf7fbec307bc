import 'server-only';
import { fail, ok, type Result } from '@/lib/base/result';
import { parseReference } from '@/lib/names/references/parse-reference';

import { isComputable } from './content-digest';
import type { Registry } from './model';
import { findRegistry } from './registries';

/** An image in a registry that this site reads from. It has a tag, a digest or both. */
export type ImageTarget = {
  /** The host of a {@link Registry}. */
  readonly registry: string;
  readonly repository: string;
  readonly tag: string | null;
  readonly digest: string | null;
};

/**
 * Checks the reference of an image that a visitor wants to see. Only registries in the table are accepted, so
 * that a visitor cannot make this site request another host. The failure is a sentence.
 */
export function checkImage(
  text: string,
  registries: readonly Pick<Registry, 'host'>[],
): Result<ImageTarget, string> {
  const parsed = parseReference(text);
  if (!parsed.ok) return fail(parsed.failure.message);
  const { registry: host, repository, tag, digest } = parsed.value;
  if (host === null) {
    return fail(`The reference has no registry. Write its host first, e.g. quay.io/${text}.`);
  }
  const registry = findRegistry(registries, host);
  if (registry === null) {
    return fail(`This site does not read from ${host}. It reads from ${listOf(registries)}.`);
  }
  if (tag === null && digest === null) {
    return fail('The reference has neither a tag nor a digest.');
  }
  if (digest !== null && !isComputable(digest)) {
    return fail('The digest must be of sha256, sha384 or sha512: others cannot be checked here.');
  }
  return ok({ registry: registry.host, repository, tag, digest });
}

function listOf(registries: readonly Pick<Registry, 'host'>[]): string {
  const hosts = registries.map(({ host }) => host);
  if (hosts.length === 0) return 'no registry';
  return [hosts.slice(0, -1).join(', '), hosts.at(-1)].filter((part) => part !== '').join(' and ');
}
