import { describe, expect, it } from 'vitest';

import {
  baseContainerName,
  baseTag,
  bootableName,
  containerName,
  osReleaseVariables,
  tagName,
  type VersioneerInput,
} from './versioneer';

const WHOLE: VersioneerInput = {
  flavor: 'opensuse',
  flavorRelease: 'leap-15.5',
  variant: 'standard',
  model: 'generic',
  arch: 'amd64',
  version: 'v2.4.2',
  softwareVersion: 'v1.26.9+k3s1',
  softwareVersionPrefix: 'k3s',
  registryAndOrg: 'quay.io/kairos',
  id: 'master',
};

const without = (...fields: readonly (keyof VersioneerInput)[]): VersioneerInput => ({
  ...WHOLE,
  ...Object.fromEntries(fields.map((field) => [field, ''])),
});

const NONE = without(...(Object.keys(WHOLE) as (keyof VersioneerInput)[]));

describe('versioneer complains', () => {
  it.each([
    ['variant', 'Variant is empty'],
    ['flavorRelease', 'FlavorRelease is empty'],
    ['model', 'Model is empty'],
    ['arch', 'Arch is empty'],
    ['version', 'Version is empty'],
    ['flavor', 'Flavor is empty'],
    ['registryAndOrg', 'registry-and-org must be set'],
    [
      'softwareVersionPrefix',
      'SoftwareVersionPrefix should be defined when SoftwareVersion is not empty',
    ],
  ] as const)('of a missing %s', (field, failure) => {
    expect(containerName(without(field))).toEqual({ ok: false, failure });
  });

  it('of a missing id where it names a base image', () => {
    expect(baseContainerName(without('id'))).toEqual({ ok: false, failure: 'no id passed' });
    expect(containerName(without('id')).ok).toBe(true);
  });

  it.each([
    ['containerName', containerName, 'Flavor is empty'],
    ['tagName', tagName, 'Version is empty'],
    ['bootableName', bootableName, 'Version is empty'],
    ['baseTag', baseTag, 'FlavorRelease is empty'],
    ['baseContainerName', baseContainerName, 'Flavor is empty'],
    ['osReleaseVariables', osReleaseVariables, 'registry-and-org must be set'],
  ])('first in %s, where all is missing', (_name, namer, failure) => {
    expect(namer(NONE)).toEqual({ ok: false, failure });
  });

  it('of the flavor last where it names what boots', () => {
    const input = without('flavor', 'arch');
    expect(bootableName(input)).toEqual({ ok: false, failure: 'Arch is empty' });
    expect(containerName(input)).toEqual({ ok: false, failure: 'Flavor is empty' });
  });

  it('of no missing variant in base names', () => {
    const input = without('variant', 'version');
    expect(baseTag(input)).toEqual({ ok: true, value: 'leap-15.5-amd64-generic' });
  });
});

describe('osReleaseVariables', () => {
  it('states the names and the words they are made of', () => {
    expect(osReleaseVariables(WHOLE)).toMatchObject({
      ok: true,
      value: {
        KAIROS_NAME: 'kairos-standard-opensuse-leap-15.5',
        KAIROS_VERSION: 'v2.4.2-v1.26.9-k3s1',
        KAIROS_IMAGE_REPO:
          'quay.io/kairos/opensuse:leap-15.5-standard-amd64-generic-v2.4.2-k3sv1.26.9-k3s1',
        KAIROS_IMAGE_LABEL: 'leap-15.5-standard-amd64-generic-v2.4.2-k3sv1.26.9-k3s1',
        KAIROS_ARTIFACT: 'kairos-opensuse-leap-15.5-standard-amd64-generic-v2.4.2-k3sv1.26.9+k3s1',
        KAIROS_RELEASE: 'v2.4.2',
        KAIROS_SOFTWARE_VERSION: 'v1.26.9+k3s1',
        KAIROS_SOFTWARE_VERSION_PREFIX: 'k3s',
      },
    });
  });

  it('leaves Kubernetes out where there is none', () => {
    const named = osReleaseVariables(without('softwareVersion', 'softwareVersionPrefix'));
    expect(named).toMatchObject({ ok: true, value: { KAIROS_VERSION: 'v2.4.2' } });
    expect(named.ok && Object.keys(named.value)).not.toContain('KAIROS_SOFTWARE_VERSION');
  });
});
