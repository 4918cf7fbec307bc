import { afterEach, describe, expect, it, vi } from 'vitest';

import { log } from './log';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('log', () => {
  it('writes to standard output from the configured level on', () => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    log('debug', 'upstream.refresh');
    log('warn', 'store.unreadable');
    const lines = write.mock.calls.map(([line]) => String(line));
    vi.restoreAllMocks();
    expect(lines.map((line) => JSON.parse(line).event)).toEqual(['store.unreadable']);
  });
});
