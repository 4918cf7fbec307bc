import { describe, expect, it } from 'vitest';

import { findRecipe, official, own, recipeOf, wordsOf } from './recipes.fixture';

const KINDS = ['iso', 'raw', 'netboot', 'uki-iso', 'uki-container'] as const;
const OWN_IMAGE = 'registry.example.com/my-org/ubuntu:24.04-core-amd64-generic-v1.0.0';

/** The words of the last step, without those that all runs share. */
function lastStep(artifact: Parameters<typeof recipeOf>[1]): string {
  return wordsOf(recipeOf('auroraboot', artifact).steps).at(-1)?.join(' ') ?? '';
}

describe('auroraBoot', () => {
  it.each([
    [
      'an ISO',
      own({ kind: 'iso' }),
      'docker run --rm --volume /var/run/docker.sock:/var/run/docker.sock --volume ./build:/output ' +
        `quay.io/kairos/auroraboot:v0.26.2 build-iso --output /output docker:${OWN_IMAGE}`,
    ],
    [
      'a raw disk',
      own({ kind: 'raw' }),
      'docker run --rm --privileged --volume /var/run/docker.sock:/var/run/docker.sock --volume ./build:/output ' +
        'quay.io/kairos/auroraboot:v0.26.2 --debug --set disable_http_server=true --set disable_netboot=true ' +
        `--set container_image=docker:${OWN_IMAGE} --set state_dir=/output --set disk.raw=true`,
    ],
    [
      'the files for netboot',
      own({ kind: 'netboot' }),
      'docker run --rm --volume ./build:/output quay.io/kairos/auroraboot:v0.26.2 ' +
        'netboot /output/kairos-ubuntu-24.04-core-amd64-generic-v1.0.0.iso /output kairos-ubuntu-24.04-core-amd64-generic-v1.0.0',
    ],
    [
      'a UKI',
      own({ kind: 'uki-iso', trustedBoot: 'true' }),
      'docker run --rm --volume /var/run/docker.sock:/var/run/docker.sock --volume ./build:/output --volume ./keys:/keys:ro ' +
        'quay.io/kairos/auroraboot:v0.26.2 build-uki --output-type iso --output-dir /output --public-keys /keys ' +
        '--tpm-pcr-private-key /keys/tpm2-pcr-private.pem --sb-key /keys/db.key --sb-cert /keys/db.pem ' +
        `docker:${OWN_IMAGE}-uki`,
    ],
  ])('makes %s', (_what, artifact, command) => {
    expect(lastStep(artifact)).toBe(command);
  });

  it.each([
    ['v3.5.0', 'v0.9.0'],
    ['v3.7.2', 'v0.19.1'],
    ['v4.0.0', 'v0.19.1'],
    ['v4.1.1', 'v0.19.4'],
    ['v4.1.2', 'v0.23.0'],
    ['v4.2.0', 'v0.26.2'],
  ])('uses the AuroraBoot of Kairos %s', (version, auroraBoot) => {
    const artifact = official(version, { kind: 'iso' });
    expect(lastStep(artifact)).toContain(` quay.io/kairos/auroraboot:${auroraBoot} `);
  });

  it.each(['v3.0.0', 'v3.4.2', 'v3.5.1', 'v3.6.0', 'v4.3.0', 'v4.0.0-RC1'])(
    'has no AuroraBoot for Kairos %s',
    (version) => {
      const recipe = recipeOf('auroraboot', official(version, { kind: 'iso' }));
      expect(recipe).toMatchObject({ standing: 'unknown', steps: [] });
      expect(recipe.notes.join(' ')).toMatch(/not known here|built with Earthly/);
    },
  );

  it('pulls a published image first', () => {
    const [pull] = wordsOf(recipeOf('auroraboot', official('v4.2.0', { kind: 'iso' })).steps);
    expect(pull?.slice(0, 4)).toEqual(['docker', 'pull', '--platform', 'linux/amd64']);
  });

  it('takes both images from the mirror', () => {
    const command = lastStep(own({ kind: 'iso', prefix: 'mirror.example' }));
    expect(command).toContain(' mirror.example/quay.io/kairos/auroraboot:v0.26.2 ');
    expect(command).toContain(` docker:mirror.example/${OWN_IMAGE}`);
  });

  it('says where to run it for another architecture', () => {
    const { notes } = recipeOf('auroraboot', own({ kind: 'iso', arch: 'arm64' }));
    expect(notes.join(' ')).toContain('Run it on arm64');
  });

  it('gives no command for riscv64', () => {
    const artifact = own({ kind: 'iso', arch: 'riscv64' });
    expect(recipeOf('auroraboot', artifact)).toMatchObject({ standing: 'unknown', steps: [] });
  });

  it('is for artifacts that are made from an image', () => {
    expect(findRecipe('auroraboot', own())).toBeNull();
    expect(findRecipe('auroraboot', own({ kind: 'raw-image' }))).not.toBeNull();
    expect(findRecipe('auroraboot', official('v3.5.0', { kind: 'raw-image' }))).toBeNull();
    for (const kind of KINDS) {
      const trustedBoot = kind.startsWith('uki') ? 'true' : 'false';
      expect(findRecipe('auroraboot', own({ kind, trustedBoot }))?.standing).toBe('holds');
    }
  });
});
