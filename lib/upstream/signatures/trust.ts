import 'server-only';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { toTrustMaterial, type TrustMaterial } from '@sigstore/verify';
import { z } from 'zod';

import type { TrustedRootAge } from '@/lib/evidence/signatures/model';

import data from './trusted-root.json';

/**
 * The certificates and keys against which signatures are verified, and how old that list is. With another
 * `version` of the root, what was checked before is checked again.
 */
export type Trust = {
  readonly material: TrustMaterial;
  readonly age: TrustedRootAge;
  readonly version: number;
};

const schema = z.object({
  source: z.string(),
  copiedOn: z.iso.date(),
  rootVersion: z.int(),
  expiresAt: z.iso.datetime(),
  trustedRoot: z.unknown(),
});

let bundled: Trust | null = null;

/**
 * Sigstore's trusted root, from a file: nothing is fetched. `scripts/copy-trusted-root.mjs` renews it.
 *
 * @see https://docs.sigstore.dev/about/security/#sigstores-root-of-trust
 */
export function bundledTrust(): Trust {
  if (bundled !== null) return bundled;
  const { copiedOn, expiresAt, rootVersion, trustedRoot } = schema.parse(data);
  bundled = {
    material: toTrustMaterial(TrustedRoot.fromJSON(trustedRoot)),
    age: { copiedOn, expiresAt },
    version: rootVersion,
  };
  return bundled;
}
