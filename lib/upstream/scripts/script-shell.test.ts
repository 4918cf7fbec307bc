import { afterAll, describe, expect, it } from 'vitest';

import type { World } from '@/lib/matrix/shell/model';

import { openScriptShell } from './script-shell';

const given = { known: [], unknown: [] };
const world: World = { environment: {}, expressions: [], programs: [], given, options: '-e' };

describe('openScriptShell', () => {
  const shell = openScriptShell();
  afterAll(() => shell.close());

  it('inspects and runs a script in its thread', async () => {
    const text = 'echo "a=$(jq -nc \'[1]\')" >> "$GITHUB_OUTPUT"';
    expect(await shell.inspect(text, given)).toMatchObject({ refusal: null, programs: [] });
    expect(await shell.run(text, world)).toMatchObject({ exitCode: 0, output: 'a=[1]\n' });
  });

  it('runs scripts one after another, each with its own files and variables', async () => {
    const runs = await Promise.all(
      ['x=1; echo "$x" > f; cat f', 'echo "[$x]"', 'cat f || echo none'].map((text) =>
        shell.run(text, world),
      ),
    );
    expect(runs.map(({ stdout }) => stdout)).toEqual(['1\n', '[]\n', 'none\n']);
  });

  it('shows nothing of this process: no environment, no files, no network', async () => {
    process.env['KM_SECRET'] = 'secret';
    const look =
      'export -p; jq -nc "\\$ENV | keys"; cat /etc/hostname package.json /proc/self/environ';
    const { stdout } = await shell.run(`${look} || true`, world);
    delete process.env['KM_SECRET'];
    expect(stdout).not.toContain('secret');
    expect(stdout).not.toContain('kairos-matrix');
    const { stdout: fetched } = await shell.run('curl http://127.0.0.1/ || true', {
      ...world,
      programs: [{ output: 'stand-in', exitCode: 0 }],
    });
    expect(fetched).toBe('stand-in\n');
  });

  it.each([
    ['a loop without end', 'while :; do :; done'],
    ['a text that doubles', `a=xx\n${'a="$a$a"\n'.repeat(60)}`],
    ['a list that doubles', `a=(x)\n${'a+=("${a[@]}")\n'.repeat(60)}`],
    ['a function that calls itself', 'f() { f; }\nf'],
    ['much output', `for i in {1..1500}; do printf '%s' "${'x'.repeat(5000)}"; done`],
  ])('stops %s by its limits', async (_what, text) => {
    expect((await shell.run(text, world)).unsure).toEqual(['does too much to be followed']);
  });

  it('stops jq when it takes all memory', async () => {
    const { unsure } = await shell.run("jq -n '[range(1e9)]'", world);
    expect(unsure).toHaveLength(1);
  });

  it('ends the thread of a script that takes too long, and continues with the next', async () => {
    const hasty = openScriptShell({ limitMs: 700 });
    await hasty.run('echo 1', world);
    const endless = await hasty.run("jq -n 'def f: f; f'", world);
    expect(endless.unsure).toEqual(['takes too long to be followed']);
    const patient = openScriptShell();
    expect(await patient.run('echo 1', world)).toMatchObject({ stdout: '1\n' });
    expect(await patient.inspect('echo 1', given)).toMatchObject({ refusal: null });
    await Promise.all([hasty.close(), patient.close()]);
  });
});
