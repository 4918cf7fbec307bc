import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { downloadCommand } from './download-command';
import { assetOf } from './releases.fixture';

const directory = mkdtempSync(join(tmpdir(), 'download-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Runs the line in a shell with a `curl` that copies a file, so that quoting and checksum are what is tested. */
function run(name: string, digest: string | null): string {
  const source = join(directory, 'source');
  writeFileSync(source, 'content');
  const command = downloadCommand({ ...assetOf(name), url: source, digest });
  if (command === null) return 'no command';
  const script = `curl() { cp "$4" "$3"; }\n${command}`;
  return execFileSync('sh', ['-c', script], { cwd: directory, encoding: 'utf8', stdio: 'pipe' });
}

const sum = createHash('sha256').update('content').digest('hex');

describe('downloadCommand', () => {
  it.each([
    'kairos-hadron-v0.5.1-standard-amd64-generic-v4.2.0-k3sv1.36.3+k3s1.iso',
    '-rf.iso',
    "it's.iso",
    '$(id).iso',
  ])('downloads %s and checks its digest', (name) => {
    expect(run(name, `sha256:${sum}`)).toMatch(/: OK\n$/);
  });

  it('fails where the digest differs', () => {
    expect(() => run('a.iso', `sha256:${'0'.repeat(64)}`)).toThrow(/FAILED|failed/);
  });

  it('downloads only where GitHub lists no digest, or one that is not SHA-256', () => {
    expect(run('b.iso', null)).toBe('');
    expect(run('c.iso', 'sha512:00')).toBe('');
  });

  it.each(['a b.iso', 'a\nb.iso', 'a\\b.iso'])('is not given for %j', (name) => {
    expect(run(name, null)).toBe('no command');
  });
});
