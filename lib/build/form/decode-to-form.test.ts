import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';
import { decode } from '@/lib/names/artifacts/decode';
import { ERAS } from '@/lib/names/artifacts/eras';
import { formatFileName } from '@/lib/names/artifacts/format-file';
import { formatImageReference, formatTag } from '@/lib/names/artifacts/format-image';
import type { NamedArtifact } from '@/lib/names/artifacts/model';
import { toFileFlavor } from '@/lib/names/artifacts/words';
import { decodeText } from '@/lib/names/decoder/decode-text';

import { checkArtifact } from './check-artifact';
import { formOfDecoded } from './decode-to-form';
import { formOfCell } from './form-of-cell';
import type { BuildForm } from './model';
import { possibleArtifacts, RELEASED_ERAS } from './named-artifact.fixture';
import { namesOf, type ArtifactNames } from './names';
import { formOf } from './read-form';

/** The names that the builder makes when a name is opened in it, with some fields filled in. */
function reopened(name: string, filled: Partial<BuildForm> = {}): ArtifactNames {
  const opened = formOfDecoded(decode(name));
  if (opened === null) throw new Error(`${name} opens no form`);
  const { artifact, problems } = checkArtifact({ ...opened.form, ...filled });
  if (artifact === null) throw new Error(problems.map(({ message }) => message).join(' '));
  return namesOf(artifact);
}

describe.each(RELEASED_ERAS)('a name of %s opened in the builder', (era) => {
  const artifacts = possibleArtifacts(era);

  it('gives the same reference', () => {
    fc.assert(
      fc.property(artifacts, (artifact) => {
        const reference = formatImageReference(artifact, ERAS[era]);
        expect(reopened(reference)).toMatchObject({ era, reference });
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same reference with a mirror', () => {
    fc.assert(
      fc.property(artifacts, (artifact) => {
        const official = { ...artifact, registry: 'quay.io', organization: 'kairos' };
        const reference = `mirror.example:5000/hub/${formatImageReference(official, ERAS[era])}`;
        const opened = formOfDecoded(decode(reference));
        expect(opened?.form).toMatchObject({
          prefix: 'mirror.example:5000/hub',
          registry: 'quay.io',
        });
        expect(reopened(reference).reference).toBe(reference);
      }),
    );
  });

  it('gives the same ISO', () => {
    fc.assert(
      fc.property(artifacts, (made) => {
        // An ISO is for generic machines only, and the last flavor has no name in a file.
        fc.pre(made.model === 'generic' && !made.flavor.includes('-arm-'));
        const words = era === 'E5' ? toFileFlavor(made) : made;
        const { flavor, flavorRelease } = words;
        fc.pre(flavor !== 'my_own.flavor');
        const artifact: NamedArtifact = { ...made, flavor, flavorRelease, kind: 'image' };
        const iso = formatFileName(artifact, ERAS[era], 'iso') ?? '';
        expect(`${reopened(iso).fileNames.base}.iso`).toBe(iso);
      }),
      { numRuns: 300, maxSkipsPerRun: 8 },
    );
  });
});

describe('formOfDecoded', () => {
  it('gives the tag of CI back, with its commit', () => {
    const tag = `hadron-v0.5.1-core-amd64-generic-${'c0ffee42'.repeat(5)}`;
    expect(reopened(`quay.io/kairos/ci-temp-images:${tag}`).reference).toBe(
      `quay.io/kairos/ci-temp-images:${tag}`,
    );
  });

  it('gives a tag without its repository back as soon as its flavor is stated', () => {
    fc.assert(
      fc.property(possibleArtifacts('E5'), (artifact) => {
        fc.pre(!artifact.flavorRelease.startsWith(`${artifact.flavor}-`));
        const tag = formatTag(artifact, ERAS.E5);
        expect(formOfDecoded(decode(tag))?.assumed.map(({ field }) => field)).toEqual([
          'registry',
          'flavor',
        ]);
        expect(reopened(tag, { flavor: artifact.flavor }).tag).toBe(tag);
      }),
    );
  });

  it('reads a tag that repeats the flavor without its repository', () => {
    expect(formOfDecoded(decode('rockylinux-9-core-amd64-generic-v3.5.0'))?.form).toMatchObject({
      flavor: 'rockylinux',
      flavorRelease: '9',
    });
  });

  it('says which words of a custom build it leaves out', () => {
    const opened = formOfDecoded(
      decode('registry.local/os/ubuntu:24.04-core-amd64-generic-v3.6.0-20260901'),
    );
    expect(opened?.form).toMatchObject({ registry: 'registry.local', version: 'v3.6.0' });
    expect(opened?.assumed).toEqual([
      { field: 'version', message: 'The form leaves out “20260901”.' },
    ]);
  });

  it('fills the form with the arguments of a build', () => {
    const [build] = decodeText(
      'docker build --platform linux/arm64 --build-arg BASE_IMAGE=ubuntu:22.04 --build-arg MODEL=rpi4 --build-arg KUBERNETES_DISTRO=k3s --build-arg KUBERNETES_VERSION=v1.36.3+k3s1 --build-arg VERSION=v1.0.0 .',
    ).findings;
    expect(formOfDecoded(build)?.form).toMatchObject({
      base: 'ubuntu:22.04',
      arch: 'arm64',
      model: 'rpi4',
      kubernetes: 'k3s',
      kubernetesVersion: 'v1.36.3+k3s1',
      version: 'v1.0.0',
    });
  });

  it('builds from the image of a distribution', () => {
    expect(formOfDecoded(decode('ubuntu:22.04'))).toMatchObject({
      form: { base: 'ubuntu:22.04' },
      assumed: [],
    });
  });

  it('says what it assumes for names before v2.4', () => {
    const opened = formOfDecoded(decode('quay.io/kairos/core-fedora:v2.0.0'));
    expect(opened?.assumed.map(({ message }) => message)).toEqual([
      'The flavor release is not in the name; it is left empty.',
      'The architecture is not in the name; assuming amd64.',
      'The board is not in the name; assuming generic.',
    ]);
  });

  it('leaves the version empty for a file of CI', () => {
    const opened = formOfDecoded(decode('kairos-hadron-v0.5.1-standard-amd64-generic-uki'));
    expect(opened?.form).toMatchObject({ naming: 'E6', version: '' });
    expect(opened?.assumed.map(({ field }) => field)).toEqual(['registry', 'version']);
  });

  it('puts a tag right that was written by the rule of another time', () => {
    const published = 'quay.io/kairos/hadron:v0.4.0-standard-amd64-generic-v4.1.2-k3s-v1.36.1-k3s1';
    expect(reopened(published.replace('k3s-v1', 'k3sv1')).reference).toBe(published);
  });

  it.each([
    ['kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.iso', { kind: 'iso' }],
    ['kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.raw', { kind: 'raw' }],
    [
      'kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0-uki.iso',
      {
        kind: 'uki-iso',
        trustedBoot: 'true',
      },
    ],
    ['kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0-kernel', { kind: 'netboot' }],
    ['kairos-hadron-0.0.1-core-amd64-generic-v3.7.2.iso', { flavorRelease: 'v0.0.1' }],
    ['kairos-rocky-9.6-core-amd64-generic-v3.6.0.iso', { flavor: 'rockylinux' }],
    ['quay.io/kairos/hadron:v0.5.1-core-arm64-rpi4-v4.3.0-img', { kind: 'raw-image' }],
    ['my/path/hadron:v0.5.1-core-amd64-generic-v4.3.0', { registry: '', organization: 'my/path' }],
    ['24.04-standard-arm64-generic-v4.3.0-k3s', { kubernetes: 'k3s', kubernetesVersion: '' }],
    ['leap-15.5-standard-amd64-generic-v2.4.2-rc1', { variant: 'standard', kubernetes: '' }],
  ])('reads %s', (name, fields) => {
    expect(formOfDecoded(decode(name))?.form).toMatchObject(fields);
  });

  it.each([
    'latest',
    'ghcr.io/kairos-io/hadron:v0.5.1',
    `sha256-${'0'.repeat(64)}.sig`,
    'nginx:1',
    'ghcr.io/kairos-io/kairos/hadron:hadron-v0.5.1-core-amd64-generic-v4.5.0',
  ])('opens no form for %s', (name) => {
    expect(formOfDecoded(decode(name))).toBeNull();
  });
});

describe('formOfCell', () => {
  it('builds what the cell builds', () => {
    const job = testedJob({
      baseImage: 'ubuntu:22.04',
      arch: 'arm64',
      model: 'rpi4',
      provider: { name: 'k3s', version: 'v1.32.1+k3s1' },
    });
    const { artifact } = checkArtifact(formOf({ ...formOfCell(job), version: 'v1.0.0' }));
    expect(artifact).toMatchObject({
      official: false,
      flavor: 'ubuntu',
      flavorRelease: '22.04',
      arch: 'arm64',
      model: 'rpi4',
      variant: 'standard',
      kubernetes: { distro: 'k3s', version: 'v1.32.1+k3s1' },
    });
  });

  it('leaves out what the cell does not state', () => {
    expect(formOfCell(testedJob({ arch: null, baseImage: null }))).not.toHaveProperty('arch');
  });
});
