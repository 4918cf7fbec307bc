'use client';

import { startTransition, useEffect, useState } from 'react';

import { afterPaint } from './after-paint.client';

/**
 * Follows a value once the screen has been painted with it: for what takes long to draw and must not hold up
 * what is drawn at once. A newer value takes the place of one that still waits.
 */
export function useAfterPaint<Value>(value: Value): Value {
  const [followed, setFollowed] = useState(value);
  useEffect(() => afterPaint(() => startTransition(() => setFollowed(value))), [value]);
  return followed;
}
