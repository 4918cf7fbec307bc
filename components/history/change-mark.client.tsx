'use client';

import type { ChangeKind } from '@/lib/matrix/compare/model';

const COLOURS: Readonly<Record<ChangeKind, string>> = {
  dropped: 'text-failed',
  added: 'text-passed',
  changed: 'text-running',
  same: 'text-idle',
};

/**
 * The sign of a kind of change; each has its own, so that it is readable without colour. Decorative: the word
 * is next to it.
 */
export function ChangeMark({ kind }: { readonly kind: ChangeKind }) {
  return (
    <svg
      viewBox="0 0 12 12"
      width="12"
      height="12"
      aria-hidden="true"
      className={`shrink-0 ${COLOURS[kind]}`}
    >
      <path d={pathOf(kind)} fill="none" stroke="currentColor" strokeWidth="1.8" />
    </svg>
  );
}

function pathOf(kind: ChangeKind): string {
  switch (kind) {
    case 'dropped':
      return 'M1.5 6h9';
    case 'added':
      return 'M1.5 6h9M6 1.5v9';
    case 'changed':
      return 'M6 1.5 10.5 10h-9Z';
    case 'same':
      return 'M1.5 4h9M1.5 8h9';
  }
}
