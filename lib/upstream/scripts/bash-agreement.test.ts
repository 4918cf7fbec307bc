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

/** The output of a step of this machine's Bash, with a variable as the workflow gives it; null if it fails. */
function runForReal(script: string, scope: string): string | null {
  const place = mkdtempSync(join(folder, 'run-'));
  const output = join(place, 'output');
  writeFileSync(output, '');
  writeFileSync(join(place, 'script.sh'), script);
  const env = {
    NODE_ENV: 'test' as const,
    PATH: process.env['PATH'],
    LC_ALL: 'C.UTF-8',
    GITHUB_OUTPUT: output,
    SCOPE: scope,
  };
  const run = spawnSync('bash', ['-e', 'script.sh'], {
    cwd: place,
    encoding: 'utf8',
    input: '',
    env,
    timeout: 10_000,
  });
  const outputs = readOutputs(readFileSync(output, 'utf8'), run.stdout);
  return run.status === 0 && outputs.ok ? (outputs.value.get('out') ?? null) : null;
}

const stepOf = (script: string): StepScript => ({
  id: 'a/0',
  text: [script],
  environment: [['SCOPE', [{ expression: 'inputs.scope' }]]],
  options: '-e',
  firstLine: 1,
});

/** Says how a script was followed for a scope: as Bash does, not at all, or otherwise than Bash. */
async function compare(script: string, scope: string): Promise<string> {
  const reading = await readScript(stepOf(script), 'out', unthreadedShell);
  if (reading.kind === 'unknown') return 'not followed';
  const chosen = reading.cases.find((each) => each.scope === scope) ?? reading.cases[0];
  const ours = chosen.outputs.get('out') ?? null;
  const real = runForReal(script, scope);
  return ours === real ? 'same' : `${script}\nBash: ${real}\nours: ${ours}`;
}

async function compareAll(scripts: readonly string[], scope: string) {
  const results: string[] = [];
  // oxlint-disable-next-line no-await-in-loop
  for (const script of scripts) results.push(await compare(script, scope));
  return {
    different: results.filter((result) => result !== 'same' && result !== 'not followed'),
    same: results.filter((result) => result === 'same').length,
  };
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
