'use client';

import { startTransition, useEffect, useState } from 'react';

import { afterPaint } from './after-paint.client';

/**
 * Follows a value once the screen has been painted with it: for what takes long to draw and must not delay
 * the rest. A newer value replaces one that still waits.
 */
export function useAfterPaint<Value>(value: Value): Value {
  const [followed, setFollowed] = useState(value);
  useEffect(() => afterPaint(() => startTransition(() => setFollowed(value))), [value]);
  return followed;
}
