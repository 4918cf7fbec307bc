'use client';

import type { Conclusion } from '@/lib/matrix/runs/model';

type Shape = Conclusion | 'untested' | 'hidden';

const COLOURS: Readonly<Record<Shape, string>> = {
  passed: 'text-passed',
  failed: 'text-failed',
  running: 'text-running',
  cancelled: 'text-warn',
  'not-started': 'text-warn',
  skipped: 'text-idle',
  unknown: 'text-idle',
  untested: 'text-edge',
  hidden: 'text-edge',
};

type StateShapeProps = {
  readonly state: Shape;
  /** Whether the verdict is too old to look like one of today: without colour, and hollow. */
  readonly isOld?: boolean;
};

/** The shape of a state: each is different, so that it can be read without colour. Decorative; the word is next to it. */
export function StateShape({ state, isOld = false }: StateShapeProps) {
  return (
    <svg
      viewBox="0 0 12 12"
      width="12"
      height="12"
      aria-hidden="true"
      className={`cell-shape inline-block shrink-0 ${isOld ? 'text-soft' : COLOURS[state]}`}
    >
      {isOld ? <OldShapePath state={state} /> : <ShapePath state={state} />}
    </svg>
  );
}

/** Only verdicts look old; what has no verdict has nothing that could. */
function OldShapePath({ state }: { readonly state: Shape }) {
  switch (state) {
    case 'passed':
      return (
        <>
          <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.2" />
          <circle cx="6" cy="6" r="2" fill="currentColor" />
        </>
      );
    case 'failed':
      return (
        <>
          <rect
            x="1.6"
            y="1.6"
            width="8.8"
            height="8.8"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.2"
          />
          <rect x="4.2" y="4.2" width="3.6" height="3.6" fill="currentColor" />
        </>
      );
    case 'running':
    case 'cancelled':
    case 'not-started':
    case 'skipped':
    case 'unknown':
    case 'untested':
    case 'hidden':
      return <ShapePath state={state} />;
  }
}

function ShapePath({ state }: { readonly state: Shape }) {
  switch (state) {
    case 'passed':
      return <circle cx="6" cy="6" r="5" fill="currentColor" />;
    case 'failed':
      return <rect x="1" y="1" width="10" height="10" rx="1" fill="currentColor" />;
    case 'running':
      return (
        <>
          <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M6 1.75a4.25 4.25 0 0 1 0 8.5Z" fill="currentColor" />
        </>
      );
    case 'cancelled':
      return (
        <path d="M6 0.8 11.2 6 6 11.2 0.8 6Z" fill="none" stroke="currentColor" strokeWidth="1.7" />
      );
    case 'not-started':
      return <path d="M2 2 10 10M10 2 2 10" stroke="currentColor" strokeWidth="1.7" />;
    case 'skipped':
      return <path d="M2 1.5 9.5 6 2 10.5Z" fill="none" stroke="currentColor" strokeWidth="1.5" />;
    case 'unknown':
      return <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />;
    case 'untested':
      return <path d="M3 6h6" stroke="currentColor" strokeWidth="1.5" />;
    case 'hidden':
      return <circle cx="6" cy="6" r="1.25" fill="currentColor" />;
  }
}
