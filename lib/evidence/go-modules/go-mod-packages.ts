import { formatPurl } from '@/lib/evidence/packages/format-purl';
import type { Package } from '@/lib/evidence/packages/model';
import { orderPackages } from '@/lib/evidence/packages/order-packages';

import type { GoMod } from './read-go-mod';

/** Longest path and version of a module that is listed. */
const MAX_PATH = 500;
const MAX_VERSION = 200;

/** The modules that a `go.mod` requires as packages; what is replaced by a folder has no version. */
export function goModPackages({ requirements }: GoMod): readonly Package[] {
  return orderPackages(
    requirements
      .filter(({ path, version }) => path.length <= MAX_PATH && version.length <= MAX_VERSION)
      .map(({ path, version }) => {
        const slash = path.lastIndexOf('/');
        const namespace = slash === -1 ? '' : path.slice(0, slash);
        const named = { type: 'golang', namespace, name: path.slice(slash + 1), version };
        return { ...named, arch: '', licence: '', purl: formatPurl(named), source: 'go.mod' };
      }),
  );
}
