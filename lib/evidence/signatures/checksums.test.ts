import { describe, expect, it } from 'vitest';

import { readChecksums } from './checksum-lines';
import { compareChecksum, describeComparison } from './compare-checksums';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const ISO = 'kairos-hadron-v0.5.0-core-amd64-generic-v4.3.0.iso';

describe('a line of a checksum file', () => {
  it.each([
    ['has two spaces before the name', `${A}  ${ISO}`, ISO],
    ['has one space before the name, as AuroraBoot writes it', `${A} ${ISO}`, ISO],
    ['has an asterisk before the name of a binary file', `${A} *${ISO}`, ISO],
    ['has the directory where the file was built', `${A}  artifacts/${ISO}`, ISO],
    ['has a directory behind an asterisk', `${A} *./artifacts/${ISO}`, ISO],
    ['has the form of BSD', `SHA256 (artifacts/${ISO}) = ${A}`, ISO],
    ['has only the checksum', A, null],
    ['has digits in upper case', `${A.toUpperCase()}  ${ISO}`, ISO],
    ['ends as on Windows', `${A}  ${ISO}\r`, ISO],
    ['has a name with spaces', `${A}  a file.iso`, 'a file.iso'],
  ])('%s', (_rule, line, fileName) => {
    expect(readChecksums(`\uFEFF${line}\n\n# a comment\n`)).toEqual({
      lines: [{ sha256: A, fileName }],
      unreadableLines: [],
    });
  });

  it.each([
    ['is no checksum if it is too short', `${A.slice(1)}  ${ISO}`],
    ['is no checksum if it is of SHA-512', `${A}${A}  ${ISO}`],
    ['is no checksum if it is HTML', '<html>'],
    ['is no checksum of a directory', `${A}  artifacts/`],
  ])('%s', (_rule, line) => {
    expect(readChecksums(`${A}  first\n${line}`)).toMatchObject({
      lines: [{ fileName: 'first' }],
      unreadableLines: [2],
    });
  });
});

describe('the checksum of a file and the digest of GitHub', () => {
  const list = readChecksums(`${A}  ${ISO}\n${B}  other.iso\n`);
  it.each([
    ['are equal', ISO, `sha256:${A}`, 'equal'],
    ['are equal whatever the case', ISO, `sha256:${A.toUpperCase()}`, 'equal'],
    ['are different', ISO, `sha256:${B}`, 'different'],
    ['cannot be compared without a digest', ISO, null, 'no-digest'],
    ['cannot be compared with a digest of another algorithm', ISO, `sha512:${A}`, 'no-digest'],
    ['cannot be compared if the file is not listed', 'third.iso', `sha256:${A}`, 'not-listed'],
    ['are not those of a file whose name is longer', `x-${ISO}`, `sha256:${A}`, 'not-listed'],
  ])('%s', (_rule, name, digest, kind) => {
    const comparison = compareChecksum(list, { name, digest }, 'checksums.txt');
    expect(comparison.kind).toBe(kind);
    expect(describeComparison(comparison, name)).toContain(name);
  });

  it('are not compared if a list has two checksums of one name', () => {
    const twice = readChecksums(`${A}  ${ISO}\n${B}  artifacts/${ISO}`);
    const asset = { name: ISO, digest: `sha256:${A}` };
    expect(compareChecksum(twice, asset, 'checksums.txt')).toEqual({
      kind: 'contradictory',
      listed: [A, B],
    });
  });

  it('are compared without a name only in the checksum file of the file itself', () => {
    const bare = readChecksums(A);
    const asset = { name: ISO, digest: `sha256:${A}` };
    expect(compareChecksum(bare, asset, `${ISO}.sha256`).kind).toBe('equal');
    expect(compareChecksum(bare, asset, 'other.iso.sha256').kind).toBe('not-listed');
  });
});
