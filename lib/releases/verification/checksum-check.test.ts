import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { checksumCheck } from './checksum-check';

/** Runs the command for a file in a real shell, in a directory with a checksum file with the given line. */
function run(tag: string, fileName: string, lineOf: (digest: string) => string): string {
  const directory = mkdtempSync(join(tmpdir(), 'checksum-'));
  try {
    const digest = createHash('sha256').update('disk').digest('hex');
    writeFileSync(join(directory, fileName), 'disk');
    writeFileSync(join(directory, `${fileName}.sha256`), `${lineOf(digest)}\n`);
    const { command } = checksumCheck(
      {
        componentId: 'kairos',
        tag,
        variant: 'core',
        arch: 'amd64',
        assetNames: [fileName, `${fileName}.sha256`],
        fileName,
        imageReference: null,
        certificate: null,
      },
      fileName,
    );
    return execFileSync('sh', ['-c', command ?? 'false'], {
      cwd: directory,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const ISO = 'kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.iso';

describe('checksumCheck', () => {
  it.each([
    ['v2.0.0', '  '],
    ['v3.3.6', '  '],
    ['v3.4.0', ' '],
    ['v3.7.2', ' '],
    ['v4.2.0', ' '],
    ['v4.2.0', '  '],
    ['v4.3.0', '  artifacts/'],
    ['v4.3.0', ' *artifacts/'],
    ['v4.3.0', '  '],
    ['v4.3.0-rc1', '  artifacts/'],
    ['v4.4.1', ' '],
  ])(
    'checks a file of %s in a real shell if its checksum has %j before the name',
    (tag, before) => {
      expect(run(tag, ISO, (digest) => `${digest}${before}${ISO}`)).toBe(`${ISO}: OK\n`);
    },
  );

  it.each(['a b.iso', "it's.iso", '-x.iso', 'k3s+1 $(id).iso'])(
    'checks a file with the name %j',
    (fileName) => {
      expect(run('v4.3.0', fileName, (digest) => `${digest}  artifacts/${fileName}`)).toContain(
        ': OK',
      );
    },
  );

  it.each(['v3.7.2', 'v4.3.0'])('fails for another digest of %s', (tag) => {
    const folder = tag === 'v4.3.0' ? 'artifacts/' : '';
    expect(() => run(tag, ISO, () => `${'0'.repeat(64)}  ${folder}${ISO}`)).toThrow(
      /FAILED|failed/,
    );
  });
});
