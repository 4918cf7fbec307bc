'use client';

import { useRef, useState } from 'react';

import { afterPaint } from './after-paint.client';

/**
 * The value of a field that is shown immediately, while what depends on it follows after the paint. A change
 * in between replaces the one that still waits.
 *
 * @returns the value to show, and what to call with a change of it
 */
export function useEager<Value>(
  value: Value,
  handOn: (value: Value) => void,
): readonly [Value, (next: Value) => void] {
  const [waiting, setWaiting] = useState<{ readonly value: Value } | null>(null);
  const callOff = useRef<() => void>(null);

  function change(next: Value) {
    setWaiting({ value: next });
    callOff.current?.();
    callOff.current = afterPaint(() => {
      setWaiting(null);
      handOn(next);
    });
  }

  return [waiting === null ? value : waiting.value, change];
}
