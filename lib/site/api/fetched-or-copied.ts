import type { Freshness } from '@/lib/base/freshness/model';

/** When a value was fetched from GitHub, or the copies were read that the snapshot was made from. */
export function fetchedOrCopied(freshness: Freshness | null) {
  const isCopied = freshness?.state === 'snapshot';
  const at = freshness?.fetchedAt ?? null;
  return { fetchedAt: isCopied ? null : at, copiedAt: isCopied ? at : null };
}
