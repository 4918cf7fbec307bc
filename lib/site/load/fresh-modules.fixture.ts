import { vi } from 'vitest';

/*
 * A test file gets modules that no other file of its process used. What they share on `globalThis` has keys that
 * begin so.
 */
vi.resetModules();
for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
  if (Symbol.keyFor(symbol)?.startsWith('kairos-matrix.'))
    Reflect.deleteProperty(globalThis, symbol);
}
