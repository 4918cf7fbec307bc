import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { matrixSources } from '@/lib/matrix/sources/matrix-sources';

import { readHostile, type Met } from './hostile-workflow.fixture';
import { script as fragments } from './hostile-workflows.cases.json' with { type: 'json' };

const SEED = 20_261_123;

/** The source whose matrix a script computes. */
const source = matrixSources.find(({ id }) => id === 'kairos') ?? matrixSources[0];

const ROWS = `cells='[{"a":1}]'`;
const OUTPUT = 'echo "matrix={\\"include\\":$cells}" >> "$GITHUB_OUTPUT"';

function scripted(script: string): string {
  return `jobs:
  set:
    outputs:
      matrix: \${{ steps.make.outputs.matrix }}
    steps:
      - id: make
        env: {SCOPE: "\${{ inputs.scope }}", BLANKS: "${'a '.repeat(50)}"}
        run: |
${script.replaceAll(/^/gm, ' '.repeat(10))}
  build:
    needs: set
    strategy:
      matrix: \${{ fromJson(needs.set.outputs.matrix) }}
`;
}

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...fragments) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
);

const times = (min: number, max: number) => fc.integer({ min, max });

/** Scripts that would take all memory or time, or more calls than the limit, if they were followed to the end. */
const bomb = fc.oneof(
  times(24, 60).map((turns) => `a=(x)\n${'a+=("${a[@]}")\n'.repeat(turns)}`),
  times(24, 60).map((turns) => `a=xx\n${'a="$a$a"\n'.repeat(turns)}`),
  times(24, 60).map((turns) => `a=xx\n${'a+=$a\n'.repeat(turns)}`),
  fc
    .integer({ min: 24, max: 60 })
    .map((turns) => `${ROWS}\n${'cells=$(jq -c \'. + .\' <<<"$cells")\n'.repeat(turns)}`),
  times(101, 400).map((turns) => {
    const deeper = 'r=$(jq -c \'{a: .}\' <<<"$r")\n'.repeat(turns);
    return `r='{"a":1}'\n${deeper}cells=$(jq -c '[.]' <<<"$r")\n${OUTPUT}\nexit`;
  }),
  fc
    .integer({ min: 500, max: 5000 })
    .map((depth) => `cells=${'$(echo '.repeat(depth)}${')'.repeat(depth)}\n${OUTPUT}\nexit`),
  times(500, 5000).map((depth) => `x=${'"$('.repeat(depth)}`),
  times(500, 5000).map((depth) => `${'f() '.repeat(depth)}echo`),
  times(500, 5000).map((depth) => `${'{ '.repeat(depth)}echo`),
  times(2000, 4000).map((turns) => {
    const blanks = 'for b in $BLANKS $BLANKS; do x="$x$b"; done; ';
    return `for a in ${'a '.repeat(turns)}; do ${blanks}done`;
  }),
);

describe('scripts of workflows', () => {
  it('that are put together at random are followed or not', async () => {
    const met: Met = new Map();
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 25 }),
        fc.boolean(),
        async (pieces, isFirst) => {
          const parts = pieces.join('');
          const script = isFirst ? `${parts}\n${ROWS}\n${OUTPUT}` : `${ROWS}\n${OUTPUT}\n${parts}`;
          await readHostile(source, scripted(script), met);
        },
      ),
      { seed: SEED, numRuns: 1500 },
    );
    for (const matrix of ['computed', 'dynamic']) expect(met.get(matrix)).toBeGreaterThan(40);
  });

  it('that would take all there is are given up, and say so', async () => {
    await fc.assert(
      fc.asyncProperty(bomb, async (script) => {
        const text = scripted(`${script}\n${ROWS}\n${OUTPUT}`);
        const { jobs, problems } = await readHostile(source, text, new Map());
        expect(jobs).toMatchObject([{ job: 'build', matrix: 'dynamic' }]);
        expect(problems.at(-1)?.message).toMatch(
          /too much|too long|too often|cannot be read|ends with an error|in a way that fails/,
        );
      }),
      { seed: SEED, numRuns: 80 },
    );
  }, 400_000);
});
