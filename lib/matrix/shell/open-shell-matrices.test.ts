import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';
import { formatMatrixValue } from '@/lib/matrix/expand/format-value';
import type { ComputedRow } from '@/lib/matrix/expand/matrix-definition';
import type { MatrixEntries } from '@/lib/matrix/expand/model';

import { openShellMatrices } from './open-shell-matrices';

const smoke = readFileSync(new URL('fixtures/base-image-smoke.yaml', import.meta.url), 'utf8');
const smokeLines = smoke.split('\n');

type NamedRow = ComputedRow & { readonly name: string };

const read = (text: string) => openShellMatrices(text)('build');

describe('openShellMatrices of the smoke matrix of Kairos', () => {
  const jobs = jobsOf(smoke);

  it('finds every job, and marks those that only the full scope has', () => {
    expect(jobs).toHaveLength(57);
    expect(jobs.filter(({ scope }) => scope === null)).toHaveLength(54);
    expect(jobs.slice(54).map(({ scope }) => scope)).toEqual(['full', 'full', 'full']);
  });

  it('keeps the order of the loops and of the lists', () => {
    const names = jobs.map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(['amd64 ubuntu:20.04', 'amd64 ubuntu:24.04']);
    expect(names[19]).toBe('arm64 ubuntu:20.04');
    expect(names[38]).toBe('amd64 ubuntu:22.04 k3s v1.32.1+k3s1');
    expect(names.at(-1)).toBe('riscv64 fedorariscv/base:42 generic false');
  });

  it('keeps keys and values as they are written', () => {
    expect(jobs[44]?.matrix).toEqual([
      ['platform', 'amd64'],
      ['base_image', 'fedora:41'],
      ['trusted_boot', 'true'],
      ['fips', false],
    ]);
  });

  it('gives each job of the loops the lines of its values', () => {
    for (const { matrix, lines, axisLines } of jobs.slice(0, 38)) {
      const [[, platform], [, image]] = matrix as [[string, string], [string, string]];
      expect(smokeLines[lines.start - 1]?.trim()).toBe(`"${image}"`);
      expect(lines.end).toBe(lines.start);
      expect(axisLines.map(({ key }) => key)).toEqual(['platform', 'base_image']);
      expect(smokeLines[(axisLines[0]?.line ?? 0) - 1]).toContain(platform);
    }
  });

  it('gives each job of a list the lines of its row', () => {
    for (const { matrix, lines, axisLines } of jobs.slice(38)) {
      const row = smokeLines
        .slice(lines.start - 1, lines.end)
        .join('')
        .replace(/,\s*$/, '');
      expect(Object.entries(JSON.parse(row))).toEqual(matrix);
      expect(axisLines).toEqual([]);
    }
    expect(jobs[52]?.lines).toMatchObject({ start: smokeLines.indexOf('            {') + 1 });
  });

  it('reads the same with the ends of lines of Windows', () => {
    expect(jobsOf(smoke.replaceAll('\n', '\r\n'))).toEqual(jobs);
  });
});

const WRITE = `echo "matrix={\\"include\\":$cells}" >> "$GITHUB_OUTPUT"`;

describe('openShellMatrices', () => {
  it.each([
    {
      rule: 'array items may be quoted singly, doubly or not at all',
      script: `imgs=('a:1' "b:1" c:1)\n${loop('imgs')}`,
      names: ['a:1', 'b:1', 'c:1'],
    },
    {
      rule: 'several items may stand on a line, with comments behind and between',
      script: `imgs=( a:1 b:1 # two\n  # none\n  c:1)\n${loop('imgs')}`,
      names: ['a:1', 'b:1', 'c:1'],
    },
    {
      rule: 'an array may grow',
      script: `imgs=(a:1)\nimgs+=("b:1")\n${loop('imgs')}`,
      names: ['a:1', 'b:1'],
    },
    {
      rule: 'an array may be declared and hold another',
      script: `declare -a more=(b:1)\nreadonly imgs=(a:1 "\${more[@]}")\n${loop('imgs')}`,
      names: ['a:1', 'b:1'],
    },
    {
      rule: 'words may be kept in a text',
      script: `list="a:1 b:1\n  c:1"\ncells='[]'\nfor i in $list; do cells=$(jq -c --arg i "$i" '. + [{base_image: $i}]' <<< "$cells"); done\n${WRITE}`,
      names: ['a:1', 'b:1', 'c:1'],
    },
    {
      rule: 'loops may be nested three deep, the first varying slowest',
      script: `cells=[]\nfor a in 1 2\ndo for b in x y; do\nfor c in p; do cells="$(echo "$cells" | jq --compact-output --arg a "$a" --arg b "$b" --arg c "$c" '. + [{$a, b: $b, "c": $c}]')"; done; done; done\n${WRITE}`,
      names: ['1 x p', '1 y p', '2 x p', '2 y p'],
    },
    {
      rule: 'jq may begin from nothing',
      script: `cells=$(jq -nc '[{"a":"x"}]')\nmore='[{"a":"y"}]'\ncells=$(jq -nc --argjson c "$cells" --argjson m "$more" '$c + $m')\n${WRITE}`,
      names: ['x', 'y'],
    },
    {
      rule: 'a list may stand in a here-document, over several lines',
      script: `cells=$(cat <<'EOF' | jq -c .\n[\n  {"a": "it's (x"},\n  {"a": "y"}\n]\nEOF\n)\n${WRITE}`,
      names: ["it's (x", 'y'],
    },
    {
      rule: 'JSON may be put together as text',
      script: `v=24.04\ncells="[{\\"a\\": \\"ubuntu:$v\\"}]"\n${WRITE}`,
      names: ['ubuntu:24.04'],
    },
    {
      rule: 'the output may be several lines',
      script: `cells='[\n{"a":"x"}\n]'\n{\n  echo 'matrix<<END'\n  echo '{"include":'\n  echo "$cells"\n  echo '}'\n  echo END\n} >> "$GITHUB_OUTPUT"`,
      names: ['x'],
    },
    {
      rule: 'the output may be made by jq as it is written',
      script: `cells='[{"a":"x"}]'\necho "matrix=$(jq -c '{include: .}' <<<"$cells")" | tee -a "$GITHUB_OUTPUT"`,
      names: ['x'],
    },
    {
      rule: 'other outputs do not matter',
      script: `cells='[{"a":"x"}]'\necho "date=$(date)" >> $GITHUB_OUTPUT\n${WRITE}`,
      names: ['x'],
    },
    {
      rule: 'a check that ends in an error does not matter',
      script: `if [ -z "$SCOPE" ]; then echo "no scope" >&2; exit 1; fi\ncells='[{"a":"x"}]'\n[[ -n "$cells" ]] || exit 1\n${WRITE}`,
      names: ['x'],
    },
    {
      rule: 'what is compared may be known',
      script: `cells='[]'\nfor a in 1 2 3; do\nif [ "$a" = 2 ]; then continue; fi\n${add('a')}\ndone\n${WRITE}`,
      names: ['1', '3'],
    },
    {
      rule: 'a repeated row is a job of its own',
      script: `cells='[{"a":"x"},{"a":"x"}]'\n${WRITE}`,
      names: ['x', 'x'],
    },
    {
      rule: 'an empty list is a matrix without jobs',
      script: `cells='[]'\n${WRITE}`,
      names: [],
    },
  ])('reads that $rule', ({ script, names }) => {
    expect(jobsOf(workflow(script)).map(({ name }) => name)).toEqual(names);
  });

  it.each([
    ['[[ "$SCOPE" == "full" ]]'],
    ["[[ $SCOPE == 'full' ]]"],
    ['[ "$SCOPE" = "full" ]'],
    ['test "${SCOPE}" = full'],
    ['[[ full == "$SCOPE" ]]'],
    ['[[ "${{ inputs.matrix_scope }}" == "full" ]]'],
    ['[[ "${SCOPE:-ci}" == "full" ]]'],
    ['[[ "$1" == "full" ]]'],
  ])('marks what is added under %s', (condition) => {
    const script = `cells='[{"a":"x"}]'\nif ${condition}; then\n  b=y\n  ${add('b')}\nfi\n${WRITE}`;
    expect(scopes(script)).toEqual([
      ['x', null],
      ['y', 'full'],
    ]);
  });

  it.each([
    {
      rule: 'an array that grows under a condition marks what comes of the new items',
      script: `imgs=(x)\nif [[ "$SCOPE" == full ]]; then imgs+=(y); fi\n${loop('imgs')}`,
    },
    {
      rule: 'a list of words may grow as well',
      script: `imgs="x"\nif [[ "$SCOPE" == full ]]; then imgs+=" y"; fi\ncells='[]'\nfor i in $imgs; do\n${add('i')}\ndone\n${WRITE}`,
    },
    {
      rule: 'an empty list may be replaced under a condition',
      script: `cells='[{"a":"x"}]'\nmore='[]'\nif [[ "$SCOPE" == full ]]; then more='[{"a":"y"}]'; fi\ncells=$(jq -c --argjson m "$more" '. + $m' <<<"$cells")\n${WRITE}`,
    },
    {
      rule: 'a condition may stand before a command',
      script: `cells='[{"a":"x"}]'\n[[ "$SCOPE" == full ]] && cells=$(jq -c '. + [{"a":"y"}]' <<<"$cells")\n${WRITE}`,
    },
    {
      rule: 'a copy of the condition’s word counts as the word',
      script: `scope="\${{ inputs.matrix_scope }}"\ncells='[{"a":"x"}]'\nif [[ "$scope" == full ]]; then cells=$(jq -c '. + [{"a":"y"}]' <<<"$cells"); else echo none; fi\n${WRITE}`,
    },
    {
      rule: 'conditions on the same word may be nested',
      script: `cells='[{"a":"x"}]'\nif [[ "$SCOPE" == full ]]; then if [[ "$SCOPE" == full ]]; then cells=$(jq -c '. + [{"a":"y"}]' <<<"$cells"); fi; fi\n${WRITE}`,
    },
  ])('knows that $rule', ({ script }) => {
    expect(scopes(script)).toEqual([
      ['x', null],
      ['y', 'full'],
    ]);
  });

  it('reads a condition whose outcome the workflow itself settles', () => {
    const script = `cells='[{"a":"x"}]'\nif [[ "$FIXED" == yes ]]; then cells='[{"a":"y"}]'; fi\n${WRITE}`;
    expect(scopes(script)).toEqual([['y', null]]);
  });

  it('reads a list that is the include of the matrix', () => {
    const text = workflow(`cells='[{"a":"x"}]'\necho "matrix=$cells" >> "$GITHUB_OUTPUT"`).replace(
      'matrix: ${{ fromJson(needs.set.outputs.matrix) }}',
      'matrix: { include: "${{ fromJSON(needs.set.outputs.matrix) }}" }',
    );
    expect(jobsOf(text).map(({ name }) => name)).toEqual(['x']);
  });
});

describe('openShellMatrices guesses nothing and', () => {
  it.each([
    [
      'names a command that would have to run',
      `cells=$(curl -s https://x)\n${WRITE}`,
      'needs what “curl” writes',
    ],
    [
      'names it within an array',
      `imgs=($(curl -s https://x))\n${loop('imgs')}`,
      'needs what “curl” writes',
    ],
    [
      'names it in a pipeline',
      `cells=$(curl -s x | jq -c .)\n${WRITE}`,
      'needs what “curl” writes',
    ],
    [
      'names a file that is read',
      `cells=$(jq -c . < list.json)\n${WRITE}`,
      'reads the file “list.json”',
    ],
    [
      'names a file that jq reads',
      `cells=$(jq -c . list.json)\n${WRITE}`,
      'gives jq a file to read',
    ],
    [
      'names a filter that is not followed',
      `cells='[{"a":"x"}]'\ncells=$(jq -c 'map(select(.a))' <<<"$cells")\n${WRITE}`,
      'Line 17 is a filter of jq that is not followed',
    ],
    [
      'names a path that is not followed',
      `cells='{"l":[]}'\ncells=$(jq -c '.l' <<<"$cells")\n${WRITE}`,
      'is a filter of jq',
    ],
    [
      'names interpolation',
      `cells=$(jq -nc --arg a x '[{"a":"\\($a)"}]')\n${WRITE}`,
      'is a filter of jq',
    ],
    [
      'names an option of jq',
      `cells='[]'\ncells=$(jq -cs . <<<"$cells")\n${WRITE}`,
      'calls jq with “-cs”',
    ],
    [
      'names a loop on a condition',
      `cells='[]'\nwhile read -r i; do\n${add('i')}\ndone < list\n${WRITE}`,
      'Line 17 holds a loop on a condition',
    ],
    [
      'names a counting loop',
      `cells='[]'\nfor ((i=0;i<3;i++)); do\n${add('i')}\ndone\n${WRITE}`,
      'holds a loop of another shape',
    ],
    [
      'names a case statement',
      `cells='[]'\ncase "$SCOPE" in\nfull) cells='[{"a":"x"}]' ;;\n*) ;;\nesac\n${WRITE}`,
      'holds a case statement',
    ],
    [
      'names a function',
      `cells='[]'\nadd() { cells='[{"a":"x"}]'; }\nadd\n${WRITE}`,
      'holds a function',
    ],
    [
      'names a variable from outside',
      `cells="$LIST"\n${WRITE}`,
      '“LIST” on line 16 is given to the script from outside',
    ],
    ['names an expression', "cells='${{ inputs.list }}'\n" + WRITE, 'is no JSON that can be read'],
    ['names what a command reads in', `mapfile -t imgs < list\n${loop('imgs')}`, 'runs “mapfile”'],
    ['names text that is evaluated', `cells='[]'\neval "$X"\n${WRITE}`, 'runs “eval”'],
    [
      'names a reference',
      `cells='[]'\ndeclare -n c=cells\n${WRITE}`,
      'declares a variable in a way',
    ],
    [
      'names a comparison with a pattern',
      `cells='[]'\na=x\nif [[ $a == [xy] ]]; then\n${add('a')}\nfi\n${WRITE}`,
      'depends on a condition',
    ],
    [
      'names a pattern',
      `cells='[]'\nfor i in *.yaml; do\n${add('i')}\ndone\n${WRITE}`,
      'uses the pattern “*.yaml”',
    ],
    [
      'names an expansion',
      `img=a:1\nt="\${img#*:}"\ncells='[]'\n${add('t')}\n${WRITE}`,
      'uses “${img#*:}”',
    ],
    [
      'names an else that changes the list',
      `cells='[]'\nif [[ "$SCOPE" == full ]]; then echo; else cells='[{"a":"x"}]'; fi\n${WRITE}`,
      'depends on a condition',
    ],
    [
      'names a condition that is not compared',
      `cells='[]'\nif [[ -n "$SCOPE" ]]; then cells='[{"a":"x"}]'; fi\n${WRITE}`,
      'depends on a condition',
    ],
    [
      'names an inequality',
      `cells='[]'\nif [[ "$SCOPE" != ci ]]; then cells='[{"a":"x"}]'; fi\n${WRITE}`,
      'depends on a condition',
    ],
    [
      'names a fallback that is the scope',
      `cells='[]'\nif [[ "\${SCOPE:-full}" == full ]]; then cells='[{"a":"x"}]'; fi\n${WRITE}`,
      'depends on a condition',
    ],
    [
      'names a list that a scope replaces',
      `cells='[{"a":"x"}]'\nif [[ "$SCOPE" == full ]]; then cells='[{"a":"y"}]'; fi\n${WRITE}`,
      'Line 17 changes “cells” on a condition',
    ],
    [
      'names an output under a condition',
      `cells='[{"a":"x"}]'\nif [[ "$SCOPE" == full ]]; then ${WRITE}; fi`,
      'writes an output on a condition',
    ],
    [
      'names an early end',
      `cells='[{"a":"x"}]'\nif [[ "$SCOPE" == docs ]]; then exit 0; fi\n${WRITE}`,
      'may skip the rest',
    ],
    [
      'names a program that writes the output',
      'python list.py >> "$GITHUB_OUTPUT"',
      'needs what “python” writes',
    ],
    [
      'names an output that is missing',
      'echo "other=1" >> "$GITHUB_OUTPUT"',
      'writes no output “matrix”',
    ],
    [
      'names two scopes for one job',
      `cells='[]'\nif [[ "$SCOPE" == full ]]; then if [[ "$KIND" == all ]]; then cells=$(jq -c '. + [{"a":"y"}]' <<<"$cells"); fi; fi\n${WRITE}`,
      'changes “cells” on a condition',
    ],
    ['names JSON that is broken', `cells='[{"a":"x",}]'\n${WRITE}`, 'Line 16 is no JSON'],
    [
      'names a row that is no object',
      `cells='["x"]'\n${WRITE}`,
      'Line 16 holds a job that is no object',
    ],
    [
      'names axes beside the list',
      `echo 'matrix={"a":["x"],"include":[]}' >> "$GITHUB_OUTPUT"`,
      'is no list of jobs',
    ],
    ['names a quote that stays open', `cells='[`, 'The quote opened on line 16 is not closed'],
    [
      'names a parenthesis that stays open',
      'cells=$(jq -c',
      'The parenthesis opened on line 16 is not closed',
    ],
    ['names a loop that stays open', 'for i in a; do echo', '“done” is missing'],
    [
      'names single items that are set',
      `imgs[0]=a\n${loop('imgs')}`,
      'sets single items of “imgs”',
    ],
    [
      'names a script that does too much',
      `cells='[]'\n${'for a in 1 2 3 4 5 6 7 8 9 10; do '.repeat(5)}${add('a')}${'; done'.repeat(5)}\n${WRITE}`,
      'does too much to be followed',
    ],
    [
      'names blanks that the script has redefined',
      `IFS=,\nl=a,b\ncells='[]'\nfor i in $l; do\n${add('i')}\ndone\n${WRITE}`,
      'splits words in a way',
    ],
  ])('%s', (_rule, script, reason) => {
    const reading = read(workflow(script));
    expect(reading).toEqual({ unreadable: expect.stringContaining(reason) });
  });

  it.each([
    ['a job that is missing', 'jobs: {}', 'The workflow has no job “build”.'],
    ['a text that is no workflow', '- [', 'The workflow has no job “build”.'],
    [
      'a matrix that is written out',
      'jobs: { build: { strategy: { matrix: { a: [1] } } } }',
      'is not made of one output of another job',
    ],
    [
      'an output that is no step’s',
      'jobs: { set: { outputs: { m: x } }, build: { strategy: { matrix: "${{ fromJson(needs.set.outputs.m) }}" } } }',
      'is not one output of a step',
    ],
    [
      'a step that is missing',
      `jobs: { set: { outputs: { m: "$\{{ steps.s.outputs.m }}" } }, build: { strategy: { matrix: "$\{{ fromJson(needs.set.outputs.m) }}" } } }`,
      'The step “s” that computes the matrix is not there.',
    ],
    [
      'an action',
      workflow('x').replace(/run: \|[^]*?x\n/, 'uses: actions/github-script@v7\n'),
      'by the action “actions/github-script@v7”',
    ],
    [
      'another shell',
      workflow('x').replace('run: |', 'shell: pwsh\n        run: |'),
      'by a script for “pwsh”',
    ],
    ['a folded script', workflow('x').replace('run: |', 'run: >'), 'is not written line by line'],
  ])('names %s', (_rule, text, reason) => {
    expect(read(text)).toEqual({
      unreadable: expect.stringContaining(reason),
    });
  });

  it('never throws, whatever the script', () => {
    const pieces = [
      'if ',
      'for a in ',
      '; do ',
      'done\n',
      'fi',
      '[[ ',
      ' ]]',
      '$(',
      ')',
      '(',
      '"',
      "'",
      '`',
      '${',
      '}',
      '{ ',
      '<<E\n',
      'E\n',
      '<<<',
      '>> $GITHUB_OUTPUT',
      'jq -c ',
      'echo ',
      'x=',
      'x+=(',
      '\\',
      '\n',
      ' ',
      'case ',
      ' in ',
      'esac',
      ';;',
      '&&',
      '|',
      '[{"a":1}]',
      '. + ',
      '#',
      '((',
      'function ',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 30 }),
        (parts) => {
          read(workflow(parts.join('')));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void read(text)));
    fc.assert(
      fc.property(fc.nat(smoke.length), fc.nat(200), fc.string(), (at, length, put) => {
        read(smoke.slice(0, at) + put + smoke.slice(at + length));
      }),
    );
  });
});

const SCOPED = 'if [[ "$SCOPE" == full ]]; then';
const twice = (line: string) => `${line}\n`.repeat(50);

describe('openShellMatrices, given a script that would take too much,', () => {
  it.each([
    [
      'substitutions in each other',
      `cells=${'$(echo '.repeat(5000)}${')'.repeat(5000)}\n${WRITE}`,
      'nested too deeply',
    ],
    [
      'objects in each other',
      `r='{}'\n${`r=$(jq -c '{a: .}' <<<"$r")\n`.repeat(1500)}cells=$(jq -c '[.]' <<<"$r")\n${WRITE}`,
      'nested too deeply',
    ],
    [
      'a long text in every row',
      `r=$(jq -nc --arg x "${'x'.repeat(50_000)}" '{x: $x}')\ncells=$(jq -nc --argjson r "$r" '[${'$r,'.repeat(200)}$r]')\n${WRITE}`,
      'too large',
    ],
    [
      'a list that blanks stand in for',
      `cells='${' '.repeat(90_000)}x'\n${SCOPED} cells='[1]'; fi\n${WRITE}`,
      'changes “cells” on a condition',
    ],
  ])('does not follow %s', (_what, script, reason) => {
    const start = cpuMs();
    const reading = read(workflow(script));
    expect(cpuMs() - start).toBeLessThan(2000);
    expect(reading).toEqual({ unreadable: expect.stringContaining(reason) });
  });

  it.each([
    ['many words of a text', `x='${'a '.repeat(30_000)}'\nfor i in $x; do break; done`],
    ['many braces', `for i in ${'{'.repeat(90_000)}; do break; done`],
    ['a brace and many commas', `for i in {${','.repeat(90_000)}; do break; done`],
    ['many items of an array', `x=(${'a '.repeat(45_000)})`],
  ])('passes over %s', (_what, script) => {
    const start = cpuMs();
    const reading = read(workflow(`${script}\ncells='[{"a":"x"}]'\n${WRITE}`));
    expect(cpuMs() - start).toBeLessThan(2000);
    expect(reading).toMatchObject({ rows: [{ matrix: [['a', 'x']] }] });
  });

  it('follows every alias of a workflow at once', () => {
    const aliases = '*a : 1\n'.repeat(6000);
    const text = `x: &a y\n${aliases}${workflow(`cells='[{"a":"x"}]'\n${WRITE}`)}`;
    const start = cpuMs();
    expect(read(text)).toMatchObject({ rows: [{ matrix: [['a', 'x']] }] });
    expect(cpuMs() - start).toBeLessThan(2000);
  });

  it('follows the scripts of all jobs of a workflow with one allowance', () => {
    const copies = 'b="$a x"\n'.repeat(6);
    const script = `a=${'x'.repeat(90_000)}\n${copies}cells='[]'\n${WRITE}`;
    const readJob = openShellMatrices(workflow(script));
    expect(readJob('build')).toEqual({ rows: [] });
    expect(readJob('build')).toEqual({ unreadable: expect.stringContaining('too much') });
  });

  it.each([
    ['an array that doubles', `a=(x)\n${twice('a+=("${a[@]}")')}`, 'too much'],
    ['a text that doubles', `a=xx\n${twice('a="$a$a"')}`, 'too much'],
    ['a text that grows by itself', `a=xx\n${twice('a+=$a')}`, 'too much'],
    ['a list that doubles', `c='[1]'\n${twice(`c=$(jq -c '. + .' <<<"$c")`)}`, 'too much'],
    [
      'a list of lists under a condition',
      `c='[]'\n${SCOPED} c='[1]'; ${twice(`c=$(jq -c '[., .]' <<<"$c")`)} fi`,
      'too much',
    ],
    ['a long text that is copied', `a=${'x'.repeat(90_000)}\n${twice('b="$a x"')}`, 'too much'],
    [
      'a long text to which much is added',
      `a=${'x'.repeat(90_000)}\nfor i in ${'a '.repeat(2000)}; do a+=y; done`,
      'too much',
    ],
    [
      'a long word in a loop',
      `for i in ${'a '.repeat(2000)}; do echo ${'x'.repeat(90_000)}; done`,
      'too much',
    ],
    [
      'many statements in a loop',
      `for i in ${'a '.repeat(4000)}; do if [[ -n "$X" ]]; then ${'v=1; '.repeat(4000)} fi; done`,
      'too much',
    ],
    [
      'many branches in a loop',
      `for i in ${'a '.repeat(4000)}; do if [ a = b ]; then :\n${'elif [ a = b ]; then :\n'.repeat(2500)}fi; done`,
      'too much',
    ],
    [
      'many variables in a loop',
      `${Array.from({ length: 1200 }, (_, at) => `v${at}=x`).join('\n')}\nfor i in ${'a '.repeat(1000)}; do ${SCOPED} x=1; fi; done`,
      'too much',
    ],
    ['functions of functions', `${'f() '.repeat(3000)}echo`, 'nested too deeply'],
    ['quotes in each other', `x=${'"$('.repeat(5000)}`, 'nested too deeply'],
    ['a script without end', `x=${'x'.repeat(100_000)}`, 'too long'],
  ])('gives up %s', (_what, script, reason) => {
    const start = cpuMs();
    const reading = read(workflow(`${script}\ncells='[{"a":"x"}]'\n${WRITE}`));
    expect(cpuMs() - start).toBeLessThan(2000);
    expect(reading).toEqual({ unreadable: expect.stringContaining(reason) });
  });
});

/** A loop over an array that makes a job of each item. */
function loop(array: string): string {
  return `cells='[]'\nfor i in "\${${array}[@]}"; do\n${add('i')}\ndone\n${WRITE}`;
}

function add(variable: string): string {
  return `cells=$(jq -c --arg v "$${variable}" '. + [{"a":$v}]' <<<"$cells")`;
}

/** The script begins on line 16. */
function workflow(script: string): string {
  const indented = script.split('\n').map((line) => `          ${line}`);
  return `# Begins here.
name: computed
on: push
env:
  FIXED: 'yes'
jobs:
  set:
    outputs:
      matrix: \${{ steps.make.outputs.matrix }}
    steps:
      - uses: actions/checkout@v7
      - id: make
        env:
          SCOPE: \${{ inputs.matrix_scope }}
        run: |
${indented.join('\n')}
  build:
    needs: set
    strategy:
      matrix: \${{ fromJson(needs.set.outputs.matrix) }}
`;
}

function jobsOf(text: string): readonly NamedRow[] {
  const reading = read(text);
  if ('unreadable' in reading) throw new Error(reading.unreadable);
  return reading.rows.map((row) => ({ ...row, name: words(row.matrix) }));
}

function scopes(script: string): readonly (readonly [string, string | null])[] {
  return jobsOf(workflow(script)).map(({ name, scope }) => [name, scope]);
}

function words(entries: MatrixEntries): string {
  return entries.map(([, value]) => formatMatrixValue(value)).join(' ');
}
