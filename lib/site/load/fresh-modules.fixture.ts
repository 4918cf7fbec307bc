import { vi } from 'vitest';

/*
 * Each test file loads our modules again, although files share a process. What modules share on `globalThis` is
 * under keys that begin with `kairos-matrix.`.
 */
vi.resetModules();
for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
  if (Symbol.keyFor(symbol)?.startsWith('kairos-matrix.'))
    Reflect.deleteProperty(globalThis, symbol);
}
