import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseSemVer } from './parse-semver';

describe('parseSemVer', () => {
  it.each([
    ['1.0.0', { major: 1, minor: 0, patch: 0, prerelease: [], build: [] }],
    ['v4.0.0-RC1', { major: 4, minor: 0, patch: 0, prerelease: ['RC1'], build: [] }],
    ['v3.5.1-beta.3', { major: 3, minor: 5, patch: 1, prerelease: ['beta', '3'], build: [] }],
    ['v1.36.0-rc1+k3s1', { major: 1, minor: 36, patch: 0, prerelease: ['rc1'], build: ['k3s1'] }],
    ['1.2.3+a-b.c', { major: 1, minor: 2, patch: 3, prerelease: [], build: ['a-b', 'c'] }],
    ['v3.2.4-34-g4c7eaa5', { prerelease: ['34-g4c7eaa5'] }],
  ])('parses %s', (text, value) => {
    expect(parseSemVer(text)).toMatchObject({ ok: true, value });
  });

  it.each([
    ['', 'The version is empty (character 1).'],
    ['master', 'The major number must not contain “m” (character 1).'],
    ['v4', 'The minor number is missing (character 3).'],
    ['v0.1', 'The patch number is missing (character 5).'],
    ['v4..0', 'The minor number is empty (character 4).'],
    ['v4.02.0', 'The minor number must not begin with a zero (character 4).'],
    ['v4.2.0.1-', 'The version must not have a fourth number (character 7).'],
    ['v4.2.0-', 'The prerelease has an empty identifier (character 8).'],
    ['v4.2.0-rc.01', 'The prerelease must not begin with a zero (character 11).'],
    ['v4.2.0-rc_1', 'The prerelease must not contain “_” (character 10).'],
    ['v4.2.0+a+b', 'The build metadata must not contain “+” (character 9).'],
    ['V4.2.0', 'The major number must not contain “V” (character 1).'],
    ['v4.2.99999999999999999', 'The patch number is too large (character 6).'],
    [' v4.2.0', 'The major number must not contain a space (character 1).'],
  ])('refuses %j with the part, the character and the position', (text, message) => {
    expect(parseSemVer(text)).toMatchObject({ ok: false, failure: { message } });
  });

  it('parses every version of the SemVer grammar', () => {
    const identifier = fc.stringMatching(/^(?:[1-9][0-9]{0,5}|[a-zA-Z-][0-9a-zA-Z-]{0,8})$/);
    const identifiers = fc.array(identifier, { maxLength: 3 });
    const number = fc.nat(9999);
    fc.assert(
      fc.property(number, number, number, identifiers, identifiers, (...parts) => {
        const [major, minor, patch, prerelease, build] = parts;
        const pre = prerelease.length === 0 ? '' : `-${prerelease.join('.')}`;
        const meta = build.length === 0 ? '' : `+${build.join('.')}`;
        const value = { major, minor, patch, prerelease, build };
        expect(parseSemVer(`v${major}.${minor}.${patch}${pre}${meta}`)).toEqual({
          ok: true,
          value,
        });
      }),
    );
  });
});
