'use client';

import { useSyncExternalStore } from 'react';

/** False in the markup that the server sends, true as soon as the script runs. */
export function useIsScripted(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}

function neverChanges(): () => void {
  return () => undefined;
}
