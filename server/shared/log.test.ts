import { describe, expect, it } from 'vitest';

import { createLog } from './log.mjs';
import { LOG_LEVELS } from './settings.mjs';

describe('createLog', () => {
  it('writes one line of JSON for an event, with its time, level and name first', () => {
    const lines: string[] = [];
    createLog(
      () => 'info',
      (line) => lines.push(line),
    )('warn', 'store.unreadable', { file: 'a\nb.json' });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^\{"time":"[^"]+Z","level":"warn","event":"store.unreadable",.*\}\n$/,
    );
    expect(JSON.parse(String(lines[0]))).toMatchObject({ file: 'a\nb.json' });
  });

  it.each([
    ['error', ['error']],
    ['warn', ['error', 'warn']],
    ['debug', ['error', 'warn', 'info', 'debug']],
  ] as const)('with the least level %s writes %j', (least, expected) => {
    const lines: string[] = [];
    const log = createLog(
      () => least,
      (line) => lines.push(line),
    );
    for (const level of LOG_LEVELS) log(level, 'an.event');
    expect(lines.map((line) => JSON.parse(line).level)).toEqual(expected);
  });
});
