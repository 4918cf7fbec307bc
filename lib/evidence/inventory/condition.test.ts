import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';
import { packageOf } from '@/lib/evidence/packages/packages.fixture';

import { meetsCondition, parseCondition } from './condition';

describe('parseCondition', () => {
  it.each([
    ['openssl', 'openssl', []],
    [' OpenSSL ', 'openssl', []],
    ['openssl 3.5', 'openssl', ['starts 3.5']],
    ['openssl v3.5', 'openssl', ['starts v3.5']],
    ['openssl@3.5', 'openssl', ['starts 3.5']],
    ['openssl>=3.5', 'openssl', ['>= 3.5']],
    ['openssl >= 3.5', 'openssl', ['>= 3.5']],
    ['openssl = 3.5', 'openssl', ['= 3.5']],
    ['openssl==3.5', 'openssl', ['= 3.5']],
    ['openssl >=3.0, <3.5', 'openssl', ['>= 3.0', '< 3.5']],
    ['golang.org/x/net > 0.38', 'golang.org/x/net', ['> 0.38']],
    ['@babel/core', '@babel/core', []],
    ['@babel/core@7', '@babel/core', ['starts 7']],
    ['libstdc++6 <= 12', 'libstdc++6', ['<= 12']],
    ['x = (devel)', 'x', ['= (devel)']],
  ])('reads %j', (text, name, bounds) => {
    const condition = parseCondition(text);
    expect(condition?.name).toBe(name);
    expect(condition?.bounds.map(({ operator, version }) => `${operator} ${version}`)).toEqual(
      bounds,
    );
  });

  it('reads a package URL with its type and namespace', () => {
    expect(parseCondition('pkg:deb/ubuntu/openssl@3.0.2?arch=amd64')).toEqual({
      type: 'deb',
      namespace: 'ubuntu',
      name: 'openssl',
      bounds: [{ operator: '=', version: '3.0.2' }],
    });
    expect(parseCondition('pkg:npm/a')?.bounds).toEqual([]);
  });

  it.each([
    '',
    ' ',
    'open ssl',
    'openssl 3.5 library',
    '>=3',
    'a >=',
    'a =',
    'pkg:',
    'x'.repeat(501),
  ])('is null for %.20j', (text) => {
    expect(parseCondition(text)).toBeNull();
  });

  it.each(['<', '= ', 'a ', '>=1 ', '@', '@1'])('needs linear time for many %j', (part) => {
    const start = cpuMs();
    for (let run = 0; run < 200; run += 1) parseCondition(`a${part.repeat(499 / part.length)}`);
    expect(cpuMs() - start).toBeLessThan(1000);
  });
});

describe('meetsCondition', () => {
  it.each([
    ['openssl', 'deb', 'openssl', '3.0.2', 'yes'],
    ['openssl', 'deb', 'libssl3', '3.0.2', 'no'],
    ['openssl', 'hadron', 'OpenSSL', '', 'yes'],
    ['openssl 3.5', 'deb', 'openssl', '3.5.0-1', 'yes'],
    ['openssl 3.5', 'deb', 'openssl', '3.5', 'yes'],
    ['openssl 3.5', 'deb', 'openssl', '3.50.1', 'no'],
    ['openssl 3.5', 'deb', 'openssl', '13.5', 'no'],
    ['openssl 3.5', 'deb', 'openssl', '1:3.5.1', 'yes'],
    ['openssl 1:3.5', 'deb', 'openssl', '1:3.5.1', 'yes'],
    ['net 0.38', 'golang', 'net', 'v0.38.0', 'yes'],
    ['stdlib 1.25', 'golang', 'stdlib', 'go1.25.3', 'yes'],
    ['openssl>=3.5', 'apk', 'openssl', '3.5.0-r0', 'yes'],
    ['openssl>=3.5', 'apk', 'openssl', '3.3.9-r2', 'no'],
    ['openssl>=3.5', 'hadron', 'openssl', '3.6.3', 'yes'],
    ['openssl>=3.5', 'rpm', 'openssl', '1:3.2.2-6.el9', 'no'],
    ['openssl>=1:3', 'rpm', 'openssl', '1:3.2.2-6.el9', 'yes'],
    ['bash = 5.1', 'rpm', 'bash', '5.1-9.el9', 'yes'],
    ['net >= 0.38', 'golang', 'net', 'v0.38.0', 'yes'],
    ['net >= 1', 'golang', 'net', 'v0.38.0', 'no'],
    ['react < 19', 'npm', 'react', '18.3.1', 'yes'],
    ['curl >=8 <9', 'deb', 'curl', '8.5.0-2', 'yes'],
    ['curl >=8 <9', 'deb', 'curl', '9.0.0-1', 'no'],
    ['x >= 1', 'golang', 'x', '(devel)', 'unordered'],
    ['x = (devel)', 'golang', 'x', '(devel)', 'yes'],
    ['x >= 1', 'maven', 'x', '1.0-jre', 'unordered'],
    ['x >= 1', 'deb', 'x', '', 'unordered'],
    ['x > 2 = 1.0-jre', 'maven', 'x', '1.0-jre', 'unordered'],
  ] as const)('decides %j for %s %s %s: %s', (text, type, name, version, verdict) => {
    const condition = parseCondition(text);
    expect(condition && meetsCondition(condition, packageOf({ type, name, version }))).toBe(
      verdict,
    );
  });

  it.each([
    ['golang.org/x/net', true],
    ['net', true],
    ['x/net', false],
    ['pkg:golang/golang.org/x/net', true],
    ['pkg:golang/net', false],
    ['pkg:deb/golang.org/x/net', false],
  ])('takes %j for the name of a Go module: %j', (text, is) => {
    const net = packageOf({ type: 'golang', namespace: 'golang.org/x', name: 'net' });
    const condition = parseCondition(text);
    expect(condition && meetsCondition(condition, net)).toBe(is ? 'yes' : 'no');
  });
});
