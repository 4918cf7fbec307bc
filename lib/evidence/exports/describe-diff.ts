import { CHANGE_KINDS, type PackageDiff } from '@/lib/evidence/diff/model';

/** Says how many packages changed in which way, e.g. `2 added, 1 upgraded, 40 unchanged`. */
export function describeDiff({ counts, unchanged }: Omit<PackageDiff, 'changes'>): string {
  const parts = [
    ...CHANGE_KINDS.map((kind) => [counts[kind], kind] as const),
    [unchanged, 'unchanged'] as const,
  ].filter(([count]) => count > 0);
  if (parts.length === 0) return 'no packages';
  return parts.map(([count, word]) => `${count.toLocaleString('en')} ${word}`).join(', ');
}
