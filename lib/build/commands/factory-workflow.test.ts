import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

import type { CheckedArtifact } from '@/lib/build/form/model';

import { official, own, recipeOf, wordsOf } from './recipes.fixture';

/** The inputs of the Factory that a workflow may set; any other is an error. */
const inputs = z.strictObject({
  version: z.literal('auto'),
  kairos_version: z.string().regex(/^v\d+\.\d+\.\d+$/),
  base_image: z.string(),
  model: z.string(),
  arch: z.enum(['amd64', 'arm64']),
  kubernetes_distro: z.enum(['k3s', 'k0s']).optional(),
  kubernetes_version: z.string().optional(),
  trusted_boot: z.literal(true).optional(),
  keys_dir: z.literal('${{ github.workspace }}/keys').optional(),
  iso: z.literal(true).optional(),
  raw: z.literal(true).optional(),
  build_args: z.string().optional(),
  auroraboot_version: z
    .string()
    .regex(/^v\d+\.\d+\.\d+$/)
    .optional(),
  custom_tag_format: z.string().optional(),
  sbom: z.literal(false).optional(),
  registry_domain: z.string().optional(),
  registry_namespace: z.string().optional(),
  registry_repository: z.string().optional(),
  cosign: z.literal(true).optional(),
});

const job = z.strictObject({
  permissions: z.strictObject({
    actions: z.literal('read'),
    contents: z.literal('write'),
    'id-token': z.literal('write'),
    packages: z.literal('write'),
    'security-events': z.literal('write'),
  }),
  uses: z.literal(
    'kairos-io/kairos-factory-action/.github/workflows/reusable-factory.yaml@e2108928941a741b690e3f879f46e5f0706ae565',
  ),
  secrets: z
    .strictObject({
      registry_username: z.literal('${{ secrets.REGISTRY_USERNAME }}'),
      registry_password: z.literal('${{ secrets.REGISTRY_PASSWORD }}'),
    })
    .optional(),
  with: inputs,
});

const workflow = z.strictObject({
  name: z.string(),
  on: z.strictObject({ push: z.strictObject({ tags: z.array(z.string()).length(1) }) }),
  permissions: z.strictObject({}),
  jobs: z.strictObject({ kairos: job }),
});

function textOf(artifact: CheckedArtifact): string {
  return recipeOf('factory-workflow', artifact).file?.text ?? '';
}

function readWorkflow(artifact: CheckedArtifact): z.infer<typeof workflow> {
  const value: unknown = parse(textOf(artifact));
  return workflow.parse(value);
}

const K3S = { kubernetes: 'k3s', kubernetesVersion: 'v1.36.1+k3s1' };

describe('factoryWorkflow', () => {
  it('builds a self-built ISO when a tag is pushed', () => {
    const { on, jobs } = readWorkflow(own({ kind: 'iso', ...K3S }));
    expect(on.push.tags).toEqual(['v*']);
    expect(jobs.kairos.secrets).toBeDefined();
    expect(jobs.kairos.with).toEqual({
      version: 'auto',
      kairos_version: 'v4.2.0',
      base_image: 'ubuntu:24.04',
      model: 'generic',
      arch: 'amd64',
      kubernetes_distro: 'k3s',
      kubernetes_version: 'v1.36.1+k3s1',
      iso: true,
      build_args: 'KAIROS_INIT=v0.17.2',
      auroraboot_version: 'v0.26.2',
      registry_domain: 'registry.example.com',
      registry_namespace: 'my-org',
      registry_repository: 'ubuntu',
      cosign: true,
    });
  });

  it('has the release of the commit in a comment', () => {
    expect(textOf(own())).toContain('e2108928941a741b690e3f879f46e5f0706ae565 # v1.4.5\n');
  });

  it('pushes the tag of the version', () => {
    expect(wordsOf(recipeOf('factory-workflow', own()).steps)).toEqual([
      ['git', 'tag', 'v1.0.0'],
      ['git', 'push', 'origin', 'v1.0.0'],
    ]);
    expect(readWorkflow(own({ version: '1.0.0' })).on.push.tags).toEqual(['*']);
  });

  it.each([
    ['nothing more for an image alone', own(), {}],
    [
      'raw for a raw image',
      own({ arch: 'arm64', model: 'rpi4', base: 'ubuntu:22.04', kind: 'raw-image' }),
      { raw: true },
    ],
    [
      'the folder of the keys for trusted boot',
      own({ kind: 'uki-iso', trustedBoot: 'true' }),
      { iso: true, trusted_boot: true, keys_dir: '${{ github.workspace }}/keys' },
    ],
    [
      'the build argument of FIPS',
      own({ base: 'fedora:41', fips: 'true' }),
      { build_args: 'KAIROS_INIT=v0.17.2\nFIPS=fips' },
    ],
    [
      'the image of a kairos-init that has one',
      own({ kairosInit: 'v4.3.0' }),
      {
        kairos_version: 'v4.3.0',
        build_args: 'KAIROS_INIT_IMAGE=quay.io/kairos/kairos-init:v4.3.0',
      },
    ],
    [
      'a Kubernetes of the newest version',
      own({ kubernetes: 'k0s' }),
      { kubernetes_distro: 'k0s', kubernetes_version: 'auto' },
    ],
    [
      'no SBOM for a Jetson',
      own({ arch: 'arm64', model: 'nvidia-jetson-agx-orin', base: 'ubuntu:22.04' }),
      { sbom: false, arch: 'arm64' },
    ],
    [
      'a repository without an organization',
      own({ repository: 'alone' }),
      { registry_repository: 'alone' },
    ],
    [
      'a mirror for what is read, and not for what is pushed',
      own({ prefix: 'mirror.example', kairosInit: 'v4.3.0' }),
      {
        base_image: 'mirror.example/docker.io/library/ubuntu:24.04',
        build_args: 'KAIROS_INIT_IMAGE=mirror.example/quay.io/kairos/kairos-init:v4.3.0',
        registry_domain: 'registry.example.com',
      },
    ],
  ])('sets %s', (_inputs, artifact, expected) => {
    expect(readWorkflow(artifact).jobs.kairos.with).toMatchObject(expected);
  });

  it.each([
    ['none for the same cut', own({ base: 'opensuse/leap:15.6' }), undefined],
    ['none for the same cut with trusted boot', own({ trustedBoot: 'true' }), undefined],
    [
      'one for a base with a port',
      own({ base: 'registry.example:5000/team/ubuntu:24.04', ...K3S }),
      '24.04-$VARIANT-$ARCH-$MODEL-$VERSION-k3s-v1.36.1-k3s1',
    ],
    [
      'one for a release in the form',
      own({ flavorRelease: 'noble', trustedBoot: 'true' }),
      'noble-$VARIANT-$ARCH-$MODEL-$VERSION-uki',
    ],
  ])('gives a tag format if the Factory would make another tag: %s', (_case, artifact, format) => {
    expect(readWorkflow(artifact).jobs.kairos.with.custom_tag_format).toBe(format);
  });

  it('pushes nothing under the name of a published image', () => {
    const { kairos } = readWorkflow(official('v4.2.0')).jobs;
    expect(kairos.secrets).toBeUndefined();
    expect(Object.keys(kairos.with).filter((key) => /registry|cosign/.test(key))).toEqual([]);
    expect(kairos.with.base_image).toBe('ghcr.io/kairos-io/hadron:v0.5.1');
  });

  it('notes that no AuroraBoot is pinned, and that the action is archived', () => {
    const artifact = own({ kind: 'iso', kairosInit: 'v4.3.0' });
    expect(readWorkflow(artifact).jobs.kairos.with.auroraboot_version).toBeUndefined();
    const notes = recipeOf('factory-workflow', artifact).notes.join(' ');
    expect(notes).toContain('the Factory takes the latest');
    expect(notes).toContain('The action was archived after v1.4.5.');
  });

  it.each([
    ['a version with a build', own({ version: 'v1.0.0+b1' }), 'cannot contain “+”'],
    ['riscv64', own({ arch: 'riscv64' }), 'amd64 and arm64'],
    ['the files for netboot', own({ kind: 'netboot' }), 'ISOs and raw disks'],
    [
      'a UKI as a container',
      own({ kind: 'uki-container', trustedBoot: 'true' }),
      'ISOs and raw disks',
    ],
    [
      'an ISO of a board',
      own({ kind: 'iso', arch: 'arm64', model: 'nvidia-dgx-spark' }),
      'generic model',
    ],
    ['a release before v3.5.0', official('v3.4.2'), 'v3.5.0 and later'],
    ['a release before v3.4.0', official('v3.0.0'), 'built with Earthly'],
    ['FIPS before v3.7.0', own({ fips: 'true', kairosInit: 'v0.5.29' }), 'no switch for FIPS'],
    ['an unknown base', official('v4.2.0', { flavor: 'arch' }), 'Enter the base image'],
    [
      'a local image',
      official('v4.2.0', { base: 'almalinux:9', flavor: '' }),
      'Enter your registry',
    ],
    ['a commit', own({ naming: 'E6', version: 'a'.repeat(40) }), 'Images of CI'],
  ])('gives no workflow for %s', (_case, artifact, why) => {
    const recipe = recipeOf('factory-workflow', artifact);
    expect(recipe).toMatchObject({ standing: 'unknown', steps: [], file: null });
    expect(recipe.notes.join(' ')).toContain(why);
  });
});
