import { cutReference } from '@/lib/names/references/cut-reference';
import { formatReference } from '@/lib/names/references/format-reference';

/** A reference with a digest in place of its tag. */
export function pinnedReference(reference: string, digest: string): string {
  return formatReference({ ...cutReference(reference), tag: null, digest });
}
