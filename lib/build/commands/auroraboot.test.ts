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

  it.each([
    ['v3.4.2', 'v0.6.4', 'by the dates was v0.6.4'],
    ['v3.5.1', 'v0.11.0', 'by the dates was v0.11.0'],
    ['v3.5.7', 'v0.13.0', 'by the dates was v0.13.0'],
    ['v3.5.8', 'v0.14.0', 'by the dates was v0.14.0'],
    ['v3.6.0', 'v0.13.0', 'by the dates was v0.13.0 or v0.14.0'],
  ])('uses for Kairos %s, which pins none, what was the latest: %s', (version, boot, words) => {
    const artifact = official(version, { kind: 'iso' });
    expect(lastStep(artifact)).toContain(` quay.io/kairos/auroraboot:${boot} `);
    const { notes } = recipeOf('auroraboot', artifact);
    expect(notes.join(' ')).toContain(`took the latest AuroraBoot, which ${words}`);
  });

  it.each([
    ['v3.0.0', 'built with Earthly'],
    ['v4.3.0', 'was not read'],
    ['v4.0.0-RC1', 'unknown'],
  ])('has no AuroraBoot for Kairos %s without a list of releases', (version, why) => {
    const recipe = recipeOf('auroraboot', official(version, { kind: 'iso' }));
    expect(recipe).toMatchObject({ standing: 'unknown', steps: [] });
    expect(recipe.notes.join(' ')).toContain(why);
  });

  it('makes nothing from an image that is not published before it is built', () => {
    const artifact = official('v4.2.0', { kind: 'iso', flavorRelease: 'v0.4.0' });
    const { steps, notes } = recipeOf('auroraboot', artifact, { image: 'missing' });
    expect(wordsOf(steps).flat().join(' ')).not.toContain('quay.io/kairos/hadron');
    expect(wordsOf(steps).flat().at(-1)).toBe(
      'docker:localhost/hadron:v0.4.0-core-amd64-generic-v4.2.0',
    );
    expect(notes.join(' ')).toContain('Build the image first');
  });

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

  it.each([
    ['v0.26.2', 'builds none since v0.23.0'],
    ['v0.23.0', 'builds none since v0.23.0'],
    ['v0.22.0', 'that of v0.22.0 failed'],
    ['v0.19.4', 'the first is v0.21.1'],
    ['v0.27.1', 'is unknown'],
  ])('gives no command for riscv64 with AuroraBoot %s, and says why', (auroraBoot, why) => {
    const made = own({ kind: 'iso', arch: 'riscv64' });
    const artifact = { ...made, programs: { ...made.programs, auroraBoot } };
    const recipe = recipeOf('auroraboot', artifact);
    expect(recipe).toMatchObject({ standing: 'unknown', steps: [] });
    expect(recipe.notes.join(' ')).toContain(why);
  });

  it('makes an ISO for riscv64 with a version that has an image for it', () => {
    const made = own({ kind: 'iso', arch: 'riscv64' });
    const artifact = { ...made, programs: { ...made.programs, auroraBoot: 'v0.21.2' } };
    expect(recipeOf('auroraboot', artifact).standing).toBe('holds');
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
