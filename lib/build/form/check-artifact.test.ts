import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checkArtifact } from './check-artifact';
import { BUILD_FIELDS, type BuildField, type BuildForm } from './model';
import { namesOf } from './names';
import { formOf } from './read-form';

const OWN: Partial<BuildForm> = {
  registry: 'registry.internal',
  organization: 'mine',
  base: 'ubuntu:24.04',
  version: 'v1.0.0',
};

const check = (fields: Partial<BuildForm>) => checkArtifact(formOf({ ...OWN, ...fields }));

const tagOf = (fields: Partial<BuildForm>) => {
  const { artifact } = check(fields);
  return artifact === null ? null : namesOf(artifact).tag;
};

describe('checkArtifact', () => {
  it.each<readonly [Partial<BuildForm>, BuildField, string]>([
    [{ registry: 'quay' }, 'registry', 'neither a dot nor a port'],
    [{ registry: 'quay.io/kairos' }, 'registry', 'only a host'],
    [{ registry: 'quay..io' }, 'registry', 'empty component next to “.” (character 6)'],
    [{ registry: 'quay.io:99999' }, 'registry', 'between 1 and 65535'],
    [{ registry: 'a.example:5000', prefix: 'm.example' }, 'prefix', 'the port of “a.example:5000”'],
    [{ kairosInit: 'v0.17.2+x' }, 'kairosInit', 'must not contain “+” (character 8)'],
    [{ organization: 'Mine' }, 'organization', 'must be lower case, but has “M” (character 1)'],
    [{ repository: 'a//b' }, 'repository', 'empty component'],
    [{ base: 'Ubuntu:24.04' }, 'base', 'must be lower case, but has “U” (character 1)'],
    [{ flavor: 'a/b' }, 'flavor', 'must not contain “/” (character 2)'],
    [{ flavor: 'ubüntu' }, 'flavor', 'must not contain “ü” (character 3)'],
    [{ base: '', flavorRelease: '1' }, 'flavor', 'A flavor is needed'],
    [{ base: '', flavor: 'ubuntu' }, 'flavorRelease', 'A flavor release is needed'],
    [
      { flavorRelease: '24.04+1' },
      'flavorRelease',
      'must not contain “+” (character 6). A tag writes',
    ],
    [{ variant: 'slim' }, 'variant', 'core or standard, and not “slim”'],
    [{ arch: 's390x' }, 'arch', 'amd64, arm64 or riscv64, and not “s390x”'],
    [{ model: 'my board' }, 'model', 'must not contain a space (character 3)'],
    [{ trustedBoot: 'maybe' }, 'trustedBoot', 'true or false'],
    [{ fips: 'maybe' }, 'fips', 'true or false'],
    [{ kubernetes: 'microk8s' }, 'kubernetes', 'k3s or k0s'],
    [{ version: '' }, 'version', 'A version is needed'],
    [{ version: '1.0' }, 'version', 'The patch number is missing'],
    [{ version: 'latest' }, 'version', 'three numbers'],
    [{ version: 'abc', naming: 'E6' }, 'version', '40 digits'],
    [{ kairosInit: 'newest' }, 'kairosInit', 'kairos-init version'],
    [{ kind: 'vhd' }, 'kind', 'image, raw-image'],
    [{ prefix: 'mirror' }, 'prefix', 'neither a dot nor a port'],
    [{ prefix: 'mirror.example/A' }, 'prefix', '(character 16)'],
    [{ naming: 'E9' }, 'naming', 'E0, E1'],
  ])('refuses %o at the field %s', (fields, field, words) => {
    const { artifact, problems } = check(fields);
    expect(artifact).toBeNull();
    const found = problems.filter((problem) => problem.field === field);
    expect(found.map(({ message }) => message).join(' ')).toContain(words);
    expect(found.map(({ severity }) => severity)).toContain('error');
  });

  it.each([
    ['k3s', 'k3sv1.36.1+k3s1', 'v1.36.1+k3s1'],
    ['k3s', 'v1.36.1-k3s1', 'v1.36.1+k3s1'],
    ['k3s', '1.36.1+k3s1', 'v1.36.1+k3s1'],
    ['k0s', 'k0s-v1.36.1-k0s.0', 'v1.36.1+k0s.0'],
    ['k3s', 'v1.36.1 k3s1', null],
    ['k3s', 'v1.36.1', null],
  ])('mends the %s version %s as %s', (kubernetes, kubernetesVersion, mended) => {
    const { artifact, problems } = check({ kubernetes, kubernetesVersion });
    expect(artifact).toBeNull();
    const fixes = problems.map(({ fix }) => fix?.kubernetesVersion ?? null);
    expect(fixes).toEqual([mended]);
  });

  it.each<readonly [string, Partial<BuildForm>, readonly BuildField[], Partial<BuildForm>]>([
    [
      'Kubernetes of a core image',
      { variant: 'core', kubernetes: 'k3s' },
      ['kubernetes'],
      {
        variant: 'standard',
      },
    ],
    [
      'a version without a distribution',
      { kubernetesVersion: 'v1.36.1+k0s.0' },
      ['kubernetesVersion'],
      { kubernetes: 'k0s' },
    ],
    [
      'a version of the other distribution',
      { kubernetes: 'k0s', kubernetesVersion: 'v1.36.1+k3s1' },
      ['kubernetesVersion'],
      { kubernetes: 'k3s' },
    ],
    [
      'an organization beside a repository',
      { repository: 'a/b' },
      ['organization'],
      {
        repository: '',
      },
    ],
  ])('sets %s aside, and says how it holds again', (_, fields, aside, undo) => {
    const { artifact, changes } = check(fields);
    expect(artifact).not.toBeNull();
    expect(changes.map(({ field }) => field)).toEqual(aside);
    expect(changes[0]?.undo).toMatchObject(undo);
    expect(check({ ...fields, ...changes[0]?.undo }).changes).toEqual([]);
  });

  it.each([
    ['ubuntu:24.04', 'ubuntu', '24.04'],
    ['opensuse/leap:15.6', 'opensuse', 'leap-15.6'],
    ['rockylinux/rockylinux:9', 'rockylinux', 'rockylinux-9'],
    ['ghcr.io/kairos-io/hadron:v0.5.1', 'hadron', 'v0.5.1'],
    ['quay.io/ubuntu:24.04', 'ubuntu', '24.04'],
    ['my-registry.internal:5000/x:1', 'x', '1'],
    ['my-registry.internal:5000/a/x:1', 'x', '1'],
    [`ubuntu:24.04@sha256:${'0'.repeat(64)}`, 'ubuntu', '24.04'],
  ])('derives flavor and release of %s', (base, flavor, flavorRelease) => {
    expect(check({ base }).artifact).toMatchObject({ flavor, flavorRelease });
  });

  it('names a self-built image by today’s rule, and Kairos’ by version', () => {
    const fields = { kubernetes: 'k3s', kubernetesVersion: 'v1.32.1+k3s1' };
    expect(tagOf({ ...fields, version: 'v3.1.0' })).toBe(
      '24.04-standard-amd64-generic-v3.1.0-k3s-v1.32.1-k3s1',
    );
    const official = { registry: 'quay.io', organization: 'kairos' };
    expect(tagOf({ ...fields, ...official, version: 'v3.1.0' })).toBe(
      '24.04-standard-amd64-generic-v3.1.0-k3sv1.32.1-k3s1',
    );
  });

  it('explains a tag that is too long where it arises', () => {
    const { artifact, problems } = check({ flavor: 'a', flavorRelease: 'b'.repeat(120) });
    expect(artifact).toBeNull();
    expect(problems[0]).toMatchObject({ field: 'flavorRelease', severity: 'error' });
    expect(problems[0]?.message).toContain('a registry takes 128');
  });

  it('explains a repository that is too long with a mirror', () => {
    const organization = 'o'.repeat(210);
    expect(check({ organization }).artifact).not.toBeNull();
    const { artifact, problems } = check({ organization, prefix: 'mirror.example:5000/somewhere' });
    expect(artifact).toBeNull();
    expect(problems[0]?.message).toContain('longer than 255');
  });

  it('accepts any form, and refuses exactly what has an error', () => {
    const texts = fc.oneof(
      fc.constantFrom('', 'k3s', 'v1.36.1+k3s1', 'v4.3.0', 'rpi4', 'arm64', 'E1', 'iso', 'true'),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    const record = fc.record(Object.fromEntries(BUILD_FIELDS.map((field) => [field, texts])));
    fc.assert(
      fc.property(record, (fields) => {
        const { artifact, problems } = checkArtifact(formOf(fields));
        expect(artifact === null).toBe(problems.some(({ severity }) => severity === 'error'));
        if (artifact !== null) namesOf(artifact);
      }),
      { numRuns: 2000 },
    );
  });
});
