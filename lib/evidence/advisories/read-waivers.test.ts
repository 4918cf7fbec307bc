import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';

import { isExpired, readWaivers } from './read-waivers';

const FILE = `
# Why these are open.
[[IgnoredVulns]]
id = "GO-2026-5932"
ignoreUntil = 2026-11-10
reason = "no-fix-available: CVE-2026-0001 and CVE-2026-0001 in a library."

[[IgnoredVulns]]
id = "GHSA-aaaa-bbbb-cccc"
ignoreUntil = 2026-11-10T12:00:00Z
reason = "We do not call it."

[[IgnoredVulns]]
id = "CVE-2026-9999"
`;

describe('readWaivers', () => {
  it('reads each waiver with its reason and its end', () => {
    expect(readWaivers(FILE)).toEqual({
      ok: true,
      value: {
        unreadable: 0,
        waivers: [
          {
            id: 'GO-2026-5932',
            reason: 'no-fix-available: CVE-2026-0001 and CVE-2026-0001 in a library.',
            category: 'no-fix-available',
            cves: ['CVE-2026-0001'],
            until: '2026-11-10',
          },
          {
            id: 'GHSA-aaaa-bbbb-cccc',
            reason: 'We do not call it.',
            category: '',
            cves: [],
            until: '2026-11-10T12:00:00.000Z',
          },
          { id: 'CVE-2026-9999', reason: '', category: '', cves: [], until: null },
        ],
      },
    });
  });

  it('counts entries that cannot be read', () => {
    const text = 'IgnoredVulns = [1, {}, {id = ""}, {id = "a", ignoreUntil = "soon", reason = 7}]';
    expect(readWaivers(text)).toMatchObject({
      value: { unreadable: 3, waivers: [{ id: 'a', reason: '', until: null }] },
    });
  });

  it('has no waivers in a file without any', () => {
    expect(readWaivers('[[PackageOverrides]]\nname = "a"\n')).toMatchObject({
      value: { waivers: [], unreadable: 0 },
    });
  });

  it.each([
    ['no TOML', 'a = = b', 'no valid TOML'],
    ['another form', 'IgnoredVulns = "all"', 'another form'],
    ['too much text', ' '.repeat(1_000_001), 'too large'],
    ['deep nesting', `a = ${'['.repeat(300_000)}`, 'no valid TOML'],
    ['open quotes', `a = ${'"'.repeat(999_000)}`, 'no valid TOML'],
  ])('says of %s what is wrong, in linear time', (_what, text, words) => {
    const start = cpuMs();
    const read = readWaivers(text);
    expect(cpuMs() - start).toBeLessThan(3000);
    expect(read.ok ? '' : read.failure).toContain(words);
  });

  it('reads 10,000 waivers in linear time', () => {
    const start = cpuMs();
    const read = readWaivers('[[IgnoredVulns]]\nid = "a"\nreason = "b: c"\n'.repeat(10_000));
    expect(cpuMs() - start).toBeLessThan(3000);
    expect(read.ok && read.value.waivers.length).toBe(10_000);
  });
});

describe('isExpired', () => {
  it.each([
    ['the day before', '2026-11-10', '2026-11-09T23:59:59Z', false],
    ['from its day on', '2026-11-10', '2026-11-10T00:00:00Z', true],
    ['from its second on', '2026-11-10T12:00:00Z', '2026-11-10T11:59:59Z', false],
    ['never without an end', null, '2999-01-01T00:00:00Z', false],
  ])('is so %s', (_when, until, now, expired) => {
    expect(isExpired({ until }, now)).toBe(expired);
  });
});
