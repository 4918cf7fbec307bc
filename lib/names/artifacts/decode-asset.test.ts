import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';

import cases from './assets.cases.json';
import { decodeAsset, type DecodedAsset } from './decode-asset';

/** The parts of an asset in one line, as the cases write them. */
function worded({ artifact, program }: DecodedAsset): string | null {
  if (artifact !== null) {
    const { flavor, flavorRelease, variant, arch, model, version, branch, kubernetes } = artifact;
    const segment = kubernetes === null ? [] : [kubernetes.distro, kubernetes.version ?? '-'];
    const trusted = artifact.trustedBoot ? ['trusted'] : [];
    const words = [flavor, flavorRelease ?? '-', variant, arch, model, version ?? branch ?? '-'];
    return [...words, ...segment, ...trusted].join(' ');
  }
  if (program === null) return null;
  const { name, version, os, arch, isFips } = program;
  return [name, version, os, arch, ...(isFips ? ['fips'] : [])].join(' ');
}

const decodeIn = (name: string, component = 'kairos', tag = 'v2.3.1') =>
  decodeAsset(name, { component, tag });

describe('decodeAsset', () => {
  it.each(cases)('reads $name as $kind', ({ component, tag, name, kind, is }) => {
    const decoded = decodeAsset(name, { component, tag });
    expect(decoded.kind).toBe(kind);
    expect(worded(decoded)).toBe(is);
  });

  it.each([
    ['a.iso.sha256', 'checksum', 'a.iso'],
    ['a.iso.sha256.sig', 'signature', 'a.iso.sha256'],
    ['a.iso.sha256.pem', 'certificate', 'a.iso.sha256'],
    ['a.iso.sha256.bundle', 'bundle', 'a.iso.sha256'],
    ['checksums.txt.sig', 'signature', 'checksums.txt'],
    ['a.iso', 'iso', null],
  ])('finds the file that %s verifies', (name, kind, subject) => {
    expect(decodeIn(name)).toMatchObject({ kind, subject });
  });

  it.each([
    ['kairosctl-v2.14.0-linux-amd64.tar.gz.sha256', 'checksum', 'binary'],
    ['provider-kairos-v2.16.4-source.tar.gz', 'source', 'source'],
    ['provider-kairos-v2.16.4-checksums.txt', 'checksums-list', 'checksums'],
    ['kairos-init_0.17.3_checksums.txt', 'checksums-list', 'checksums'],
    ['kairosctl-v2.14.0-linux-arm64', 'archive', 'binary'],
    ['kairos-agent-v2.27.0-linux-amd64-fips.tar.gz', 'archive', 'binary'],
  ])('reads %s as %s of a program', (name, kind, role) => {
    expect(decodeIn(name)).toMatchObject({ kind, artifact: null, program: { role } });
  });

  it('fills in what early names leave out, and lists it as assumed', () => {
    const name = 'kairos-ubuntu-22-lts-v2.3.1.iso';
    expect(decodeIn(name).artifact).toMatchObject({
      variant: 'core',
      arch: 'amd64',
      model: 'generic',
      assumed: ['variant', 'arch', 'model'],
    });
    expect(decodeIn(name, 'provider-kairos').artifact).toMatchObject({ variant: 'standard' });
    expect(decodeIn('core-ubuntu-22-lts-v2.3.1-sbom.spdx.json').artifact).toMatchObject({
      variant: 'core',
      assumed: ['arch', 'model'],
    });
  });

  it('assumes nothing that a name states', () => {
    const name = 'kairos-hadron-v0.5.1-core-arm64-generic-v4.3.0.iso';
    expect(decodeIn(name, 'kairos', 'v4.3.0').artifact?.assumed).toEqual([]);
  });

  it('remarks on a version other than that of the release', () => {
    const name = 'kairos-hadron-v0.5.1-core-arm64-generic-v4.3.0.iso';
    expect(decodeIn(name, 'kairos', 'v4.2.0').remarks).toContain(
      'The file says v4.3.0, the release v4.2.0.',
    );
  });

  it.each(['README.md', '', 'kairos-alpine-v2.8.1.tar.gz', 'install.sh'])(
    'reads %j as other',
    (name) => {
      expect(decodeIn(name)).toMatchObject({ kind: 'other', artifact: null, program: null });
    },
  );

  it.each(['.', '-', '1', 'a', '-v1.2.3', '.sha256', '-k3s'])(
    'decodes ten kilobytes of %s at once',
    (unit) => {
      for (const prefix of ['kairos-', 'kairos-core-', 'kairos-agent-v1.0.0-']) {
        const start = cpuMs();
        decodeIn(`${prefix}${unit.repeat(10_000 / unit.length)}`);
        expect(cpuMs() - start).toBeLessThan(250);
      }
    },
  );
});
