import { describe, expect, it } from 'vitest';

import { withPinned } from './with-pinned';

const pin = (program: string, version: string, line: number) => ({
  program,
  version,
  line,
  url: `https://github.com/kairos-io/kairos/blob/v4.3.0/Makefile#L${line}`,
});

describe('withPinned', () => {
  it('adds each program that is unknown, with all its versions and the first line', () => {
    const pinned = [pin('hadron', 'v1', 3), pin('edgevpn', 'v2', 5), pin('hadron', 'v3', 7)];
    expect(withPinned([], pinned)).toEqual([
      { program: 'hadron', versions: ['v1', 'v3'], basis: 'pinned', source: pin('', '', 3).url },
      { program: 'edgevpn', versions: ['v2'], basis: 'pinned', source: pin('', '', 5).url },
    ]);
  });

  it('leaves what the names of the published files say', () => {
    const files = [
      { program: 'hadron', versions: ['v0.5.1'], basis: 'files', source: null },
    ] as const;
    expect(withPinned(files, [pin('hadron', 'v0.5.0', 1)])).toEqual(files);
  });

  it('gives a bundled version the line that pins it, and another version none', () => {
    const bundled = [
      { program: 'edgevpn', versions: ['v2'], basis: 'pinned', source: null },
      { program: 'yip', versions: ['v1'], basis: 'pinned', source: null },
    ] as const;
    const [edgevpn, yip] = withPinned(bundled, [pin('edgevpn', 'v2', 5), pin('yip', 'v9', 6)]);
    expect(edgevpn?.source).toBe(pin('', '', 5).url);
    expect(yip).toEqual(bundled[1]);
  });
});
