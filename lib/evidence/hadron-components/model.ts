import type { Package } from '@/lib/evidence/packages/model';

/**
 * The components that a file of Hadron lists, with what was odd about it in words. Hadron has no package
 * database, so scanners see none of them.
 */
export type HadronComponents = {
  readonly packages: readonly Package[];
  readonly problems: readonly string[];
};
