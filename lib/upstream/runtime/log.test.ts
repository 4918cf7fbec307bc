import { afterEach, describe, expect, it, vi } from 'vitest';

import { log } from './log';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('log', () => {
  it('writes one line of JSON for an event', () => {
    const print = vi.spyOn(console, 'log').mockImplementation(() => {});
    log('warn', 'store.put-aside', { file: 'a\nb.json' });
    const [line] = print.mock.calls[0] ?? [];
    expect(line).not.toContain('\n');
    expect(JSON.parse(String(line))).toMatchObject({
      level: 'warn',
      event: 'store.put-aside',
      file: 'a\nb.json',
    });
  });

  it('keeps quiet below the level that is wanted', () => {
    const print = vi.spyOn(console, 'log').mockImplementation(() => {});
    log('debug', 'upstream.refresh');
    expect(print).not.toHaveBeenCalled();
  });
});
