import { describe, expect, it } from 'vitest';

import { checkArtifact } from './check-artifact';
import type { BuildForm } from './model';
import { formOf } from './read-form';
import { RULES } from './rules';

/** A self-built image without a problem. */
const OWN = {
  registry: 'registry.internal',
  organization: 'mine',
  base: 'ubuntu:24.04',
  version: 'v1.0.0',
} as const;

const K3S = { kubernetes: 'k3s', kubernetesVersion: 'v1.36.1+k3s1' } as const;
const PI = { model: 'rpi4', arch: 'arm64', base: 'ubuntu:22.04' } as const;
const ORIN = { model: 'nvidia-jetson-agx-orin', arch: 'arm64', base: 'ubuntu:22.04' } as const;
const THOR = { model: 'nvidia-jetson-thor', arch: 'arm64' } as const;
const SPARK = { model: 'nvidia-dgx-spark', arch: 'arm64' } as const;
const OFFICIAL = {
  registry: 'quay.io',
  organization: 'kairos',
  base: '',
  flavor: 'hadron',
  flavorRelease: 'v0.5.1',
  version: 'v4.3.0',
} as const;

/** One form that each rule objects to, on top of `OWN`. */
const BROKEN: Readonly<Record<string, Partial<BuildForm>>> = {
  'model-is-known': { model: 'rpi5' },
  'rpi64-is-early': { model: 'rpi64', arch: 'arm64' },
  'board-needs-arm64': { ...PI, arch: 'amd64' },
  'pi-has-no-red-hat-kernel': { ...PI, base: 'almalinux:9' },
  'pi-on-debian-needs-firmware': { ...PI, base: 'debian:13' },
  'nvidia-jetson-agx-orin-needs-base': { ...ORIN, base: 'ubuntu:24.04' },
  'nvidia-jetson-agx-orin-needs-init': { ...ORIN, kairosInit: 'v0.6.9' },
  'nvidia-jetson-thor-needs-base': { ...THOR, base: 'fedora:43' },
  'nvidia-jetson-thor-needs-init': { ...THOR, kairosInit: 'v0.8.0' },
  'nvidia-dgx-spark-needs-base': { ...SPARK, base: 'ubuntu:22.04' },
  'nvidia-dgx-spark-needs-init': { ...SPARK, kairosInit: 'v0.16.3' },
  'board-takes-no-iso': { ...PI, kind: 'iso' },
  'factory-makes-generic-isos': { ...SPARK, kind: 'iso' },
  'riscv64-needs-init': { arch: 'riscv64', kairosInit: 'v0.9.5' },
  'trusted-boot-is-generic': { ...PI, trustedBoot: 'true' },
  'trusted-boot-is-tested-on-amd64': { arch: 'arm64', trustedBoot: 'true' },
  'trusted-boot-bases': { base: 'ubuntu:22.04', trustedBoot: 'true' },
  'hadron-base-for-boot-and-fips': {
    base: 'ghcr.io/kairos-io/hadron:v0.5.3',
    trustedBoot: 'true',
  },
  'uki-needs-trusted-boot': { kind: 'uki-iso' },
  'trusted-boot-iso-is-uki': { kind: 'iso', trustedBoot: 'true' },
  'raw-image-has-no-trusted-boot': { kind: 'raw-image', trustedBoot: 'true' },
  'era-has-no-trusted-boot': {
    ...OFFICIAL,
    flavor: 'fedora',
    flavorRelease: '',
    version: 'v2.4.0',
    trustedBoot: 'true',
  },
  'era-has-no-raw-image': {
    ...OFFICIAL,
    version: 'ca02242500000000000000000000000000000000',
    naming: 'E6',
    kind: 'raw-image',
  },
  'fips-not-on-riscv64': { arch: 'riscv64', fips: 'true' },
  'fips-on-debian-family': { fips: 'true' },
  'fips-is-not-named': { base: 'fedora:41', fips: 'true' },
  'oracle-linux-needs-init': { base: 'oraclelinux:10', kairosInit: 'v0.7.1' },
  'ubuntu-26-needs-init': { base: 'ubuntu:26.04', kairosInit: 'v0.8.5' },
  'riscv64-debian-needs-grub': { base: 'debian:13', arch: 'riscv64', kairosInit: 'v0.12.0' },
  'pi-ubuntu-boots-generic-kernel': { ...PI, kairosInit: 'v0.7.0' },
  'base-is-kairos': { base: 'quay.io/kairos/hadron:v0.2.0-core-amd64-generic-v4.1.0' },
  'base-is-for-another-architecture': { base: 'arm64v8/debian:12-slim' },
  'standard-needs-kubernetes': { variant: 'standard' },
  'official-standard-names-kubernetes': { ...OFFICIAL, variant: 'standard' },
  'kubernetes-without-version': { kubernetes: 'k0s' },
  'version-without-v': { version: '1.0.0' },
  'plus-in-version': { version: 'v1.0.0+build.5' },
  'official-c3os': {
    ...OFFICIAL,
    flavor: 'opensuse',
    flavorRelease: '',
    version: 'v1.24.3-56',
  },
  'official-era': { ...OFFICIAL, naming: 'E3' },
  'registry-is-an-example': { registry: 'registry.example.com:5000' },
  'base-without-tag': { base: 'ubuntu', flavorRelease: '24.04' },
  'base-is-cut-wrongly': { base: 'registry.example:5000/ubuntu:24.04' },
  'names-differ-from-base': { flavor: 'noble' },
};

describe('the rules of what goes together', () => {
  it('have a broken case each, and no other', () => {
    expect(Object.keys(BROKEN).toSorted()).toEqual(RULES.map(({ id }) => id).toSorted());
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s is a problem of a form that breaks it, and its fix passes',
    (id, rule) => {
      const form = formOf({ ...OWN, ...BROKEN[id] });
      const { artifact, problems } = checkArtifact(form);
      const found = problems.filter(
        ({ field, severity, source }) =>
          (field === rule.field || (rule.field === 'base' && field === 'flavor')) &&
          severity === rule.severity &&
          source === rule.source,
      );
      expect(found).not.toEqual([]);
      expect(artifact === null).toBe(rule.severity === 'error');
      for (const { fix, message } of found) {
        if (fix === null) continue;
        const mended = checkArtifact({ ...form, ...fix });
        expect(mended.artifact).not.toBeNull();
        expect(mended.problems.map((problem) => problem.message)).not.toContain(message);
      }
    },
  );

  it('have a fix wherever they refuse, but for what never was a Kairos', () => {
    const stuck = Object.entries(BROKEN).filter(([, broken]) =>
      checkArtifact(formOf({ ...OWN, ...broken })).problems.some(
        ({ severity, fix }) => severity === 'error' && fix === null,
      ),
    );
    expect(stuck.map(([id]) => id)).toEqual(['official-c3os']);
  });

  it.each<readonly [string, Partial<BuildForm>]>([
    ['an Ubuntu of one’s own', {}],
    ['k3s', K3S],
    ['Hadron on a Raspberry Pi', { ...PI, base: 'ghcr.io/kairos-io/hadron:v0.5.3' }],
    ['a raw disk for a Raspberry Pi', { ...PI, kind: 'raw' }],
    ['Ubuntu 22.04 by its code name on a Jetson', { ...THOR, base: 'ubuntu:jammy' }],
    ['riscv64', { arch: 'riscv64' }],
    ['trusted boot', { trustedBoot: 'true', kind: 'uki-iso' }],
    ['a release of Hadron', OFFICIAL],
    [
      'a board of a release before kairos-init',
      {
        ...OFFICIAL,
        flavor: 'opensuse',
        flavorRelease: 'leap-15.5',
        version: 'v2.4.2-rc1',
        model: 'rpi4',
      },
    ],
  ])('say nothing of %s', (_, fields) => {
    const { artifact, problems } = checkArtifact(formOf({ ...OWN, ...fields }));
    expect(problems).toEqual([]);
    expect(artifact).not.toBeNull();
  });

  it.each<readonly [string, Partial<BuildForm>]>([
    ['an unknown model before v0.9.0', { model: 'rpi5', arch: 'arm64', kairosInit: 'v0.8.9' }],
    ['riscv64 with v0.10.0', { arch: 'riscv64', kairosInit: 'v0.10.0' }],
    [
      'a Jetson before v0.7.0 from the prepared base',
      {
        ...ORIN,
        base: 'quay.io/kairos/cache:nvidia-base',
        kairosInit: 'v0.5.8',
      },
    ],
  ])('hold for the versions of kairos-init that they name: %s', (_, fields) => {
    expect(checkArtifact(formOf({ ...OWN, ...fields })).artifact).not.toBeNull();
  });
});
