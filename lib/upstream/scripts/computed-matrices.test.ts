import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { formatMatrixValue } from '@/lib/matrix/expand/format-value';
import { readSourceMatrix } from '@/lib/matrix/sources/read-source-matrix';

import { read, scripted, unthreadedShell } from './computed-matrices.fixture';

const smoke = readFileSync('lib/matrix/shell/fixtures/base-image-smoke.yaml', 'utf8');
const lines = smoke.split('\n');

const ADD = `cells=$(jq -c --arg v "$x" '. + [{a: $v}]' <<<"$cells")`;
const WRITE = `echo "matrix={\\"include\\":$cells}" >> "$GITHUB_OUTPUT"`;
const names = (...values: readonly string[]) => values.map((value) => [`build (${value})`, null]);

/** A loop over words that makes a job of each. */
const loop = (words: string) => `cells='[]'\nfor x in ${words}; do ${ADD}; done\n${WRITE}`;

describe('the matrix of the base images of Kairos', async () => {
  const { jobs, problems } = await readSourceMatrix({ jobs: ['build'] }, smoke, unthreadedShell);
  const made = jobs[0]?.jobs ?? [];

  it('has every job, and marks those that only the full scope has', () => {
    expect(problems).toEqual([]);
    expect(jobs).toMatchObject([{ job: 'build', matrix: 'computed' }]);
    expect(made.map(({ scope }) => scope)).toEqual([
      ...Array.from({ length: 54 }, () => null),
      'full',
      'full',
      'full',
    ]);
    expect(new Set(made.map(({ id }) => id)).size).toBe(57);
  });

  it('keeps the order of the loops and of the lists, and keys and values as they are written', () => {
    const images = made.map(({ matrix }) =>
      matrix.map(([, value]) => formatMatrixValue(value)).join(' '),
    );
    expect(images.slice(0, 2)).toEqual(['amd64 ubuntu:20.04', 'amd64 ubuntu:24.04']);
    expect(images[19]).toBe('arm64 ubuntu:20.04');
    expect(images[38]).toBe('amd64 ubuntu:22.04 k3s v1.32.1+k3s1');
    expect(images.at(-1)).toBe('riscv64 fedorariscv/base:42 generic false');
    expect(made[44]?.matrix).toEqual([
      ['platform', 'amd64'],
      ['base_image', 'fedora:41'],
      ['trusted_boot', 'true'],
      ['fips', false],
    ]);
  });

  it('gives each job of the loops the lines of its values', () => {
    for (const { matrix, lines: place, axisLines } of made.slice(0, 38)) {
      const [[, platform], [, image]] = matrix as [[string, string], [string, string]];
      expect(lines[place.start - 1]?.trim()).toBe(`"${image}"`);
      expect(place.end).toBe(place.start);
      expect(axisLines.map(({ key }) => key)).toEqual(['platform', 'base_image']);
      expect(lines[(axisLines[0]?.line ?? 0) - 1]).toContain(platform);
    }
  });

  it('gives each job of a list the lines of its row', () => {
    for (const { matrix, lines: place, axisLines } of made.slice(38)) {
      const row = lines
        .slice(place.start - 1, place.end)
        .join('')
        .replace(/,\s*$/, '');
      expect(Object.entries(JSON.parse(row))).toEqual(matrix);
      expect(axisLines).toEqual([]);
    }
    expect(made[52]?.lines).toMatchObject({ start: lines.indexOf('            {') + 1 });
  });

  it('is the same with the ends of lines of Windows', async () => {
    const text = smoke.replaceAll('\n', '\r\n');
    expect((await readSourceMatrix({ jobs: ['build'] }, text, unthreadedShell)).jobs).toEqual(jobs);
  });
});

describe('a matrix that a script writes', () => {
  it.each([
    ['a text', `echo 'matrix={"a":["x","y"]}' >> "$GITHUB_OUTPUT"`, names('x', 'y')],
    ['a text by printf', `printf 'matrix={"a":%s}\\n' '["x"]' >> $GITHUB_OUTPUT`, names('x')],
    [
      'a here-document',
      `cat >> "$GITHUB_OUTPUT" <<'E'\nmatrix<<END\n{"include": [\n  {"a": "x"}\n]}\nEND\nE`,
      names('x'),
    ],
    ['a command of the runner', `echo '::set-output name=matrix::{"a":["x%25"]}'`, names('x%')],
    [
      'lines up to an end that differs from run to run',
      `E=$(dd if=/dev/urandom bs=15 count=1 | base64)\necho "matrix<<$E" >> $GITHUB_OUTPUT\necho '{"a":["x"]}' >> $GITHUB_OUTPUT\necho "$E" >> $GITHUB_OUTPUT`,
      names('x'),
    ],
    [
      'single quotes, as fromJSON takes them',
      `echo "matrix={'a': ['x', 'y']}" >> $GITHUB_OUTPUT`,
      names('x', 'y'),
    ],
    ['the words of an array', loop('"x" y'), names('x', 'y')],
    ['the words of a text', `l="x y\n  z"\n${loop('$l')}`, names('x', 'y', 'z')],
    [
      'words that are split where no quotes are',
      `l=("x y" z)\n${loop('${l[@]}')}`,
      names('x', 'y', 'z'),
    ],
    ['an array as one word', `l=(x y)\n${loop('"${l[*]}"')}`, names('x y')],
    ['braces', loop('{"x:1","y:2"}'), names('x:1', 'y:2')],
    ['a range', loop('$(seq 1 3)'), names('1', '2', '3')],
    [
      'a function',
      `cells='[]'\nadd() { local x=$1; ${ADD}; }\nadd x\nadd y\n${WRITE}`,
      names('x', 'y'),
    ],
    [
      'a case',
      `cells='[]'\nfor x in x y; do case $x in y) continue ;; esac; ${ADD}; done\n${WRITE}`,
      names('x'),
    ],
    [
      'a condition that skips',
      `cells='[]'\nfor x in x:1 y:2; do [[ $x == x:* ]] && continue\n${ADD}; done\n${WRITE}`,
      names('y:2'),
    ],
    [
      'a condition that keeps',
      `cells='[]'\nfor x in x:1 y:2; do [[ $x == x:* ]] || continue\n${ADD}; done\n${WRITE}`,
      names('x:1'),
    ],
    [
      'a loop that ends early',
      `cells='[]'\nfor x in x y z; do [ $x = y ] && break; ${ADD}; done\n${WRITE}`,
      names('x'),
    ],
    [
      'a counting loop',
      `cells='[]'\nfor ((x=0;x<2;x++)); do ${ADD}; done\n${WRITE}`,
      names('0', '1'),
    ],
    [
      'lines that are read',
      `cells='[]'\nwhile read -r x; do ${ADD}; done <<< $'x\\ny'\n${WRITE}`,
      names('x', 'y'),
    ],
    [
      'a part of a value',
      `cells='[]'\nfor x in x:1 y:2; do x="\${x%%:*}"; ${ADD}; done\n${WRITE}`,
      names('x', 'y'),
    ],
    [
      'an array that is joined',
      `l=('{"a":"x"}' '{"a":"y"}')\nIFS=,\ncells="[\${l[*]}]"\n${WRITE}`,
      names('x', 'y'),
    ],
    [
      'lines as JSON',
      `cells=$(printf '%s\\n' x y | jq -R '{a: .}' | jq -cs .)\n${WRITE}`,
      names('x', 'y'),
    ],
    [
      'arguments of jq',
      `l=(x y)\ncells=$(jq -nc '$ARGS.positional | map({a: .})' --args "\${l[@]}")\n${WRITE}`,
      names('x', 'y'),
    ],
    [
      'a filter of jq',
      `cells=$(jq -c 'map(select(.a != "y"))' <<<'[{"a":"x"},{"a":"y"}]')\n${WRITE}`,
      names('x'),
    ],
    [
      'groups of jq, which sorts them',
      `cells=$(jq -c 'group_by(.a) | map(.[0])' <<<'[{"a":"y"},{"a":"x"}]')\n${WRITE}`,
      names('x', 'y'),
    ],
    [
      'a file that the script made',
      `jq -nc '[{a:"x"}]' > l.json\ncells=$(cat l.json)\n${WRITE}`,
      names('x'),
    ],
    [
      'bytes in order',
      `cells=$(printf 'b\\na_1\\nB\\na1\\n' | sort | jq -R '{a: .}' | jq -cs .)\n${WRITE}`,
      names('B', 'a1', 'a_1', 'b'),
    ],
    [
      'a copy of the name of the file',
      `O="$GITHUB_OUTPUT"\necho 'matrix={"a":["x"]}' >> "$O"`,
      names('x'),
    ],
    [
      'what the environment says, as YAML reads it',
      `echo "matrix={\\"a\\":[\\"$FIXED\\"]}" >> $GITHUB_OUTPUT`,
      names('yes'),
    ],
    [
      'programs that do not matter',
      `git fetch --tags\necho "date=$(date)" >> $GITHUB_OUTPUT\ncells='[{"a":"x"}]'\n${WRITE}`,
      names('x'),
    ],
    [
      'a check that ends in an error',
      `if [ -z "$SCOPE" ]; then echo none >&2; exit 1; fi\ncells='[{"a":"x"}]'\n${WRITE}`,
      names('x'),
    ],
    [
      'unset variables with a value instead',
      `set -euo pipefail\nx="\${1:-x}"\ncells='[]'\n${ADD}\n${WRITE}`,
      names('x'),
    ],
    [
      'text around unknown text that is only printed',
      `echo "for \${{ github.ref }}"\ncells='[{"a":"x"}]'\n${WRITE}`,
      names('x'),
    ],
  ])('follows %s', async (_what, script, jobs) => {
    expect(await read(scripted(script))).toEqual(jobs);
  });

  it.each([
    ['a condition', `if [[ "$SCOPE" == "full" ]]; then x=y; ${ADD}; fi`],
    ['a condition of test', `if [ "$SCOPE" = full ]; then x=y; ${ADD}; fi`],
    ['a condition the other way round', `if [[ full == $SCOPE ]]; then x=y; ${ADD}; fi`],
    ['a condition that is not met', `if [[ "$SCOPE" != full ]]; then :; else x=y; ${ADD}; fi`],
    [
      'an expression in the script',
      `if [[ "\${{ inputs.scope }}" == full ]]; then x=y; ${ADD}; fi`,
    ],
    ['a value instead of an empty one', `if [[ "\${SCOPE:-ci}" == full ]]; then x=y; ${ADD}; fi`],
    ['a case', `case "$SCOPE" in full) x=y; ${ADD} ;; esac`],
    [
      'a command after a condition',
      `[[ $SCOPE == full ]] && cells=$(jq -c '. + [{a:"y"}]' <<<"$cells")\n:`,
    ],
    ['a copy of the word', `s=$SCOPE\nif [[ $s == full ]]; then x=y; ${ADD}; fi`],
    [
      'a word in lower case',
      `s=$(echo "$SCOPE" | tr A-Z a-z)\nif [[ $s == full ]]; then x=y; ${ADD}; fi`,
    ],
    [
      'a variable that a condition sets',
      `f=0\nif [[ $SCOPE == full ]]; then f=1; fi\nif [ $f = 1 ]; then x=y; ${ADD}; fi`,
    ],
    ['a function with the word', `g() { [[ $1 == full ]]; }\nif g "$SCOPE"; then x=y; ${ADD}; fi`],
  ])('marks what only a word adds: %s', async (_what, condition) => {
    const script = `cells='[{"a":"x"}]'\n${condition}\n${WRITE}`;
    expect(await read(scripted(script))).toEqual([
      ['build (x)', null],
      ['build (y)', 'full'],
    ]);
  });

  it('shows the jobs of each word, and says which jobs do not run with it', async () => {
    const write = (archs: string) => `echo 'matrix={"arch":[${archs}]}' >> "$GITHUB_OUTPUT"`;
    const script = `if [[ "$SCOPE" == pr ]]; then ${write('"amd64"')}\nelif [[ "$SCOPE" == full ]]; then ${write('"amd64","arm64","riscv64"')}\nelse ${write('"amd64","arm64"')}; fi`;
    const reading = await readSourceMatrix({ jobs: null }, scripted(script), unthreadedShell);
    expect(reading.jobs[0]?.jobs.map(({ name, scope }) => [name, scope])).toEqual([
      ['build (amd64)', null],
      ['build (arm64)', null],
      ['build (riscv64)', 'full'],
    ]);
    expect(reading.problems).toMatchObject([
      { message: 'With “pr”, 1 of the jobs of “build” that have no scope does not run.', line: 17 },
    ]);
  });

  it('is an axis, an include or a whole strategy as well', async () => {
    const list = `echo 'matrix=["x","y"]' >> $GITHUB_OUTPUT`;
    const output = '${{ fromJSON(needs.plan.outputs.matrix) }}';
    expect(await read(scripted(list, `{b: [1], a: "${output}"}`))).toEqual(names('1, x', '1, y'));
    expect(await read(scripted(list, `{a: [z, "${output}"]}`))).toEqual(names('z', 'x', 'y'));
    const rows = `echo 'matrix=[{"a":"y"}]' >> $GITHUB_OUTPUT`;
    expect(await read(scripted(rows, `{a: [x], include: "${output}"}`))).toEqual(names('x', 'y'));
    const strategy = `echo 'matrix={"fail-fast":false,"matrix":{"a":["x"]}}' >> $GITHUB_OUTPUT`;
    const text = scripted(strategy).replace(/strategy:\n\s+matrix:/, 'strategy:');
    expect(await read(text)).toEqual(names('x'));
  });
});

describe('a matrix that a script does not establish', () => {
  it.each([
    ['a program', `cells=$(curl -s https://x)\n${WRITE}`, 'needs what “curl” prints (line 14)'],
    [
      'a program on a later line',
      `a=1\ncells=$(\n  jq -n 1\n  curl x\n)\n${WRITE}`,
      'needs what “curl” prints (line 17)',
    ],
    [
      'a program in a pipeline',
      `cells=$(gh api x | jq -c .)\n${WRITE}`,
      'needs what “gh” prints (line 14)',
    ],
    [
      'a program whose result decides',
      `cells='[]'\nif git diff --quiet; then x=y; ${ADD}; fi\n${WRITE}`,
      'whether what “git” prints (line 15) succeeds',
    ],
    [
      'a program whose words decide',
      `x=x\n[ "$(uname)" = Linux ] && x=y\ncells='[]'\n${ADD}\n${WRITE}`,
      'what “uname” prints (line 15)',
    ],
    ['a file', `cells=$(jq -c . < list.json)\n${WRITE}`, 'reads the file “list.json”'],
    ['a file of jq', `cells=$(jq -c . list.json)\n${WRITE}`, 'reads the file “list.json”'],
    [
      'a file that may be there',
      `cells='[{"a":"x"}]'\n[ -f more ] && cells='[]'\n${WRITE}`,
      'reads the file “more”',
    ],
    ['files by a pattern', loop('*.yaml'), 'lists files by the pattern “*.yaml”'],
    ['a variable', `cells="$LIST"\n${WRITE}`, 'needs the variable “LIST”'],
    ['an expression', `cells='\${{ inputs.list }}'\n${WRITE}`, 'needs “inputs.list”'],
    [
      'a word from the workflow',
      `cells="[{\\"a\\":\\"$SCOPE\\"}]"\n${WRITE}`,
      'needs “inputs.matrix_scope”',
    ],
    [
      'a number that differs',
      `cells="[{\\"a\\":\\"$RANDOM\\"}]"\n${WRITE}`,
      'needs the variable “RANDOM”',
    ],
    [
      'whether something is empty',
      `cells='[{"a":"x"}]'\n[[ -n "$SCOPE" ]] && cells='[{"a":"y"}]'\n${WRITE}`,
      'whether “inputs.matrix_scope” is empty',
    ],
    [
      'a comparison with an expression of text',
      `x=x\nif [[ $SCOPE =~ ^f ]]; then x=y; fi\ncells='[]'\n${ADD}\n${WRITE}`,
      'a condition that is decided only at run time, on “inputs.matrix_scope” (line 15)',
    ],
    [
      'a comparison of numbers',
      `x=x\nif [ "$((SCOPE))" -gt 3 ]; then x=y; fi\ncells='[]'\n${ADD}\n${WRITE}`,
      'a condition that is decided only at run time',
    ],
    [
      'two conditions at once',
      `cells='[{"a":"x"}]'\nif [[ $SCOPE == a && $OTHER == b ]]; then cells='[]'; fi\n${WRITE}`,
      'a condition that is decided only at run time',
    ],
    [
      'a loop that only a run ends',
      `while [[ $SCOPE != x ]]; do SCOPE=x; done\n${WRITE}`,
      'repeats commands on a condition that is decided only at run time',
    ],
    ['text that is run', `eval "$X"\n${WRITE}`, 'runs “eval”'],
    ['an associative array', `declare -A m=([a]=1)\n${WRITE}`, 'uses an associative array'],
    ['a shell option', `shopt -s nullglob\n${WRITE}`, 'runs “shopt”'],
    [
      'an option of jq',
      `cells=$(jq -c --seq . <<<'[]')\n${WRITE}`,
      'calls “jq” with the option “--seq”',
    ],
    ['the time in jq', `cells=$(jq -nc '[{a: now}]')\n${WRITE}`, 'calls “jq” with “now”'],
    ['a quote that stays open', `cells='[`, 'cannot be read as a script of Bash'],
    [
      'a step that fails',
      `cells='[{"a":"x"}]'\n${WRITE}\nexit 3`,
      'ends with an error (exit code 3)',
    ],
    [
      'a step that fails on the way',
      `false\ncells='[{"a":"x"}]'\n${WRITE}`,
      'ends with an error (exit code 1)',
    ],
    [
      'a file of outputs that is written anew',
      `cells='[]'\n${WRITE}\necho a=1 > $GITHUB_OUTPUT`,
      'writes no output “matrix”',
    ],
    [
      'several lines where one must be',
      `M=$(jq -n '{a:["x"]}')\necho "matrix=$M" >> $GITHUB_OUTPUT`,
      'in a format that fails the step',
    ],
    [
      'an end that is missing',
      `echo "matrix<<E" >> $GITHUB_OUTPUT\necho '{}' >> $GITHUB_OUTPUT`,
      'without its end',
    ],
    ['too much work', `while true; do :; done`, 'does too much to be followed'],
  ])('says that it needs %s', async (_what, script, clause) => {
    const problems = await read(scripted(script));
    expect(problems).toContain(
      'The matrix of job “build” comes from the output “matrix” of job “plan”, whose script ',
    );
    expect(problems).toContain(clause);
  });

  it.each([
    ['text that is not JSON', `echo 'matrix={"a":[' >> $GITHUB_OUTPUT`, 'is not valid JSON'],
    ['no job', `echo 'matrix={"include":[]}' >> $GITHUB_OUTPUT`, 'needs an axis or an include'],
    [
      'too many jobs',
      `echo "matrix={\\"a\\":$(jq -nc '[range(257)]')}" >> $GITHUB_OUTPUT`,
      'makes 257 jobs',
    ],
    [
      'a list where a mapping must be',
      `echo 'matrix=["x"]' >> $GITHUB_OUTPUT`,
      'must be a mapping',
    ],
  ])('says that it is %s', async (_what, script, message) => {
    expect(await read(scripted(script))).toContain(message);
  });
});
