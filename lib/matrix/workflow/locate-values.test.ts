import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';
import type { MatrixEntries } from '@/lib/matrix/expand/model';

import { linesOf } from './excerpt-lines';
import { locateValues } from './locate-values';

const locate = (text: string, ...jobs: readonly MatrixEntries[]) =>
  locateValues(linesOf(text), jobs);
const at = (start: number, end = start) => ({ start, end });

describe('locateValues', () => {
  it('finds the row that has exactly the values of a job, over several lines and in quotes of a shell', () => {
    const text = `x='[\n {"a":"x"},\n {\n  "a":"x", "b":true\n }\n]'\necho "{\\"a\\":\\"z\\"}"`;
    const found = locate(
      text,
      [['a', 'x']],
      [
        ['a', 'x'],
        ['b', true],
      ],
      [['a', 'z']],
    );
    expect(found.map((each) => each?.lines)).toEqual([at(2), at(3, 5), at(7)]);
  });

  it('gives jobs of the same values the rows in their order', () => {
    const text = '[{"a":1},\n{"a":1}]';
    expect(locate(text, [['a', 1]], [['a', 1]], [['a', 1]]).map((each) => each?.lines)).toEqual([
      at(1),
      at(2),
      at(1),
    ]);
  });

  it('finds the values of a loop, and takes the key with most values for the place of the job', () => {
    const text = 'images=(\n  "u:1"\n  "d:2"\n)\nfor arch in amd64 arm64; do';
    const job = (arch: string, image: string): MatrixEntries => [
      ['arch', arch],
      ['image', image],
      ['empty', ''],
    ];
    const found = locate(text, job('amd64', 'u:1'), job('amd64', 'd:2'), job('amd64', 'nowhere'));
    expect(found).toEqual([
      {
        lines: at(2),
        axisLines: [
          { key: 'arch', line: 5 },
          { key: 'image', line: 2 },
        ],
      },
      {
        lines: at(3),
        axisLines: [
          { key: 'arch', line: 5 },
          { key: 'image', line: 3 },
        ],
      },
      { lines: at(5), axisLines: [{ key: 'arch', line: 5 }] },
    ]);
  });

  it.each([
    ['inside a longer word', 'arm64-v8 xarm64 /arm64', null],
    ['in a comment', '# arm64', null],
    ['in a row of another job, if nowhere else', '{"arch":"arm64","x":1}', 1],
    ['outside of rows first', '{"arch":"arm64","x":1}\nfor a in arm64', 2],
  ])('looks for a value %s', (_where, text, line) => {
    expect(locate(text, [['arch', 'arm64']])[0]?.lines.start ?? null).toBe(line);
  });

  it('finds nothing for a job without values, and looks through a hostile text in bounded time', () => {
    expect(locate('x', [])).toEqual([null]);
    const before = cpuMs();
    locate('{"a":'.repeat(50_000), [['a', 'x']]);
    expect(cpuMs() - before).toBeLessThan(2000);
  });
});
