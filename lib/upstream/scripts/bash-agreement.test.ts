import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import type { StepScript } from '@/lib/matrix/shell/model';
import { readOutputs } from '@/lib/matrix/shell/read-outputs';
import { readScript } from '@/lib/matrix/shell/read-script';

import idioms from './bash-agreement.cases.json' with { type: 'json' };
import { unthreadedShell } from './computed-matrices.fixture';

const isThere = (program: string) => spawnSync(program, ['--version']).status === 0;
const canCompare = isThere('bash') && isThere('jq');

const folder = mkdtempSync(join(tmpdir(), 'bash-agreement-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the script of each folder. Forking from Bash is much cheaper than from this process. */
const RUN_ALL = `for place in "$@"; do
  cd "$place" || exit
  GITHUB_OUTPUT="$place/output" bash -e script.sh </dev/null >stdout 2>/dev/null
  echo $? >status
done`;

/** The outputs of steps of this machine's Bash, with a variable as the workflow gives it; null for one that fails. */
function runForReal(scripts: readonly string[], scope: string): readonly (string | null)[] {
  const places = scripts.map((script) => {
    const place = mkdtempSync(join(folder, 'run-'));
    writeFileSync(join(place, 'output'), '');
    writeFileSync(join(place, 'script.sh'), script);
    return place;
  });
  const { status } = spawnSync('bash', ['-c', RUN_ALL, 'bash', ...places], {
    env: { NODE_ENV: 'test', PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', SCOPE: scope },
    timeout: 120_000,
  });
  expect(status).toBe(0);
  return places.map((place) => {
    const read = (name: string) => readFileSync(join(place, name), 'utf8');
    const outputs = readOutputs(read('output'), read('stdout'));
    const isDone = Number(read('status')) === 0;
    return isDone && outputs.ok ? (outputs.value.get('out') ?? null) : null;
  });
}

const stepOf = (script: string): StepScript => ({
  id: 'a/0',
  text: [script],
  environment: [['SCOPE', [{ expression: 'inputs.scope' }]]],
  options: '-e',
  firstLine: 1,
});

/** The output of a script as it is followed for a scope; undefined where it is not followed. */
async function follow(script: string, scope: string): Promise<string | null | undefined> {
  const reading = await readScript(stepOf(script), 'out', unthreadedShell);
  if (reading.kind === 'unknown') return undefined;
  const chosen = reading.cases.find((each) => each.scope === scope) ?? reading.cases[0];
  return chosen.outputs.get('out') ?? null;
}

/** Compares all scripts that are followed with what Bash makes of them. */
async function compareAll(scripts: readonly string[], scope: string) {
  const followed: { readonly script: string; readonly ours: string | null }[] = [];
  for (const script of scripts) {
    // oxlint-disable-next-line no-await-in-loop
    const ours = await follow(script, scope);
    if (ours !== undefined) followed.push({ script, ours });
  }
  const real = runForReal(
    followed.map(({ script }) => script),
    scope,
  );
  const different = followed.flatMap(({ script, ours }, at) =>
    ours === real[at] ? [] : [`${script}\nBash: ${real[at]}\nours: ${ours}`],
  );
  return { different, same: followed.length - different.length };
}

const LIST = 'images=(\n  "ubuntu:24.04"\n  "debian:13"\n  "opensuse/leap:16.0"\n)\ncells="[]"\n';
const LOOPS = [
  (body: string) =>
    `for arch in amd64 arm64; do for img in "\${images[@]}"; do\n${body}\ndone; done\n`,
  (body: string) => `for i in "\${!images[@]}"; do img=\${images[$i]}; arch=a$i\n${body}\ndone\n`,
  (body: string) =>
    `while IFS= read -r img; do arch=amd64\n${body}\ndone < <(printf '%s\\n' "\${images[@]}")\n`,
  (body: string) =>
    `for ((i=0; i<\${#images[@]}; i++)); do img="\${images[i]}"; arch=x\n${body}\ndone\n`,
];
const CONDITIONS = [
  '',
  'if [[ "$arch" == "arm64" && "$img" == debian:* ]]; then continue; fi',
  '[[ "$img" == ubuntu:* ]] && continue',
  '[[ "${img%%:*}" != debian ]] || continue',
  'case "$img" in debian:*|*leap*) continue ;; esac',
  '[ "$img" = "debian:13" ] && break',
  'if echo "$img" | grep -qE "^(debian|opensuse)"; then continue; fi',
];
const FILTERS = [
  '. + [{platform: $a, image: $b}]',
  '. += [{($a): ($b | split(":")[1])}]',
  '. + [{name: "\\($a)/\\($b)"} + (if $a == "arm64" then {model: "rpi4"} else {} end)]',
];
const CHANGES = [
  '',
  `cells=$(jq -c 'group_by(.platform) | map({n: length, first: .[0]})' <<<"$cells")\n`,
  `cells=$(jq -c '.[]' <<<"$cells" | sort -u | jq -cs .)\n`,
  `if [[ "$SCOPE" == "full" ]]; then cells=$(jq -c '. + [{"x": 1}]' <<<"$cells"); fi\n`,
  `case $SCOPE in full) cells=$(jq -c '.[:1]' <<<"$cells") ;; *) : ;; esac\n`,
];
const VARIANTS = LOOPS.flatMap((loop) =>
  CONDITIONS.flatMap((condition) =>
    FILTERS.flatMap((filter) =>
      CHANGES.map((change) => {
        const add = `cells=$(jq -c --arg a "$arch" --arg b "$img" '${filter}' <<<"$cells")`;
        return `${LIST}${loop(`${condition}\n${add}`)}${change}echo "out=$cells" >> "$GITHUB_OUTPUT"\n`;
      }),
    ),
  ),
).filter((_script, at) => at % 11 === 0);

describe.skipIf(!canCompare)(
  'scripts that are followed, beside the Bash and jq of this machine',
  () => {
    it('write the same for each idiom of the shell', async () => {
      const scripts = idioms.map(
        (idiom) =>
          `{\necho 'out<<END-OF-OUT'\n${idiom}\necho\necho END-OF-OUT\n} >> "$GITHUB_OUTPUT"\n`,
      );
      const { different, same } = await compareAll(scripts, 'other');
      expect(different).toEqual([]);
      expect(same).toBeGreaterThan(110);
    }, 300_000);

    it.each(['other', 'full'])(
      'write the same for variants of a matrix, with the scope “%s”',
      async (scope) => {
        const { different, same } = await compareAll(VARIANTS, scope);
        expect(different).toEqual([]);
        expect(same).toBeGreaterThan(VARIANTS.length - 5);
      },
      300_000,
    );
  },
);
