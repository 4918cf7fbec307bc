import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

import type { CheckedArtifact } from '@/lib/build/form/model';

import { findRecipe, official, own, recipeOf, wordsOf } from './recipes.fixture';

const built = z.strictObject({
  buildOptions: z.strictObject({
    version: z.string().min(1),
    baseImage: z.string().min(1),
    model: z.string(),
    trustedBoot: z.literal(true).optional(),
    kubernetesDistro: z.enum(['k3s', 'k0s']).optional(),
    kubernetesVersion: z.string().optional(),
    fips: z.literal(true).optional(),
    kairosInitImage: z.string().optional(),
  }),
  buildImage: z
    .strictObject({
      registry: z.string().min(1),
      repository: z.string().min(1),
      tag: z.string().min(1),
    })
    .optional(),
  push: z.literal(true).optional(),
  imageCredentialsSecretRef: z.strictObject({ name: z.string() }).optional(),
});

const resource = z.strictObject({
  apiVersion: z.literal('build.kairos.io/v1alpha2'),
  kind: z.literal('OSArtifact'),
  metadata: z.strictObject({
    name: z
      .string()
      .max(63)
      .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/),
  }),
  spec: z.strictObject({
    image: z.union([z.strictObject({ ref: z.string() }), built]),
    artifacts: z.strictObject({
      arch: z.enum(['amd64', 'arm64']),
      iso: z.literal(true).optional(),
      cloudImage: z.literal(true).optional(),
      netboot: z.literal(true).optional(),
      uki: z
        .strictObject({
          iso: z.literal(true).optional(),
          container: z.literal(true).optional(),
          keysVolume: z.literal('keys'),
        })
        .optional(),
    }),
    volumes: z
      .array(
        z.strictObject({
          name: z.literal('keys'),
          secret: z.strictObject({ secretName: z.string() }),
        }),
      )
      .optional(),
  }),
});

function readResource(artifact: CheckedArtifact): z.infer<typeof resource> {
  const value: unknown = parse(recipeOf('os-artifact', artifact).file?.text ?? '');
  return resource.parse(value);
}

describe('osArtifact', () => {
  it('makes an ISO of a published image', () => {
    const artifact = official('v4.3.0', { kind: 'iso', prefix: 'mirror.example' });
    expect(readResource(artifact)).toEqual({
      apiVersion: 'build.kairos.io/v1alpha2',
      kind: 'OSArtifact',
      metadata: { name: 'kairos-v0-5-1-core-amd64-generic-v4-3-0' },
      spec: {
        image: { ref: 'mirror.example/quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0' },
        artifacts: { arch: 'amd64', iso: true },
      },
    });
  });

  it('builds and pushes a self-built image', () => {
    const k3s = { kubernetes: 'k3s', kubernetesVersion: 'v1.36.1+k3s1' };
    const artifact = own({ ...k3s, kairosInit: '0.17.3', prefix: 'mirror.example' });
    expect(readResource(artifact).spec).toEqual({
      image: {
        buildOptions: {
          version: 'v1.0.0',
          baseImage: 'mirror.example/docker.io/library/ubuntu:24.04',
          model: 'generic',
          kubernetesDistro: 'k3s',
          kubernetesVersion: 'v1.36.1+k3s1',
          kairosInitImage: 'mirror.example/quay.io/kairos/kairos-init:v0.17.3',
        },
        buildImage: {
          registry: 'registry.example.com',
          repository: 'my-org/ubuntu',
          tag: '24.04-standard-amd64-generic-v1.0.0-k3s-v1.36.1-k3s1',
        },
        push: true,
        imageCredentialsSecretRef: { name: 'registry-credentials' },
      },
      artifacts: { arch: 'amd64' },
    });
  });

  it.each([
    ['a raw image', own({ kind: 'raw' }), { cloudImage: true }],
    [
      'files for booting from the network, with the ISO they come from',
      own({ kind: 'netboot' }),
      { iso: true, netboot: true },
    ],
    [
      'a UKI in an ISO',
      own({ kind: 'uki-iso', trustedBoot: 'true' }),
      { uki: { iso: true, keysVolume: 'keys' } },
    ],
    [
      'a UKI in a container',
      own({ kind: 'uki-container', trustedBoot: 'true' }),
      { uki: { container: true, keysVolume: 'keys' } },
    ],
  ])('makes %s', (_kind, artifact, products) => {
    const { artifacts, volumes } = readResource(artifact).spec;
    expect(artifacts).toEqual({ arch: 'amd64', ...products });
    expect(volumes?.map(({ name }) => name)).toEqual('uki' in products ? ['keys'] : undefined);
  });

  it('is applied to the cluster', () => {
    expect(wordsOf(recipeOf('os-artifact', own()).steps)).toEqual([
      ['kubectl', 'apply', '--filename', 'os-artifact.yaml'],
    ]);
  });

  it('has a valid name of Kubernetes, however long the tag', () => {
    const artifact = own({ flavorRelease: `${'X_.'.repeat(30)}1`, kind: 'iso' });
    expect(readResource(artifact).metadata.name).toMatch(/^kairos-x-x-x-/);
  });

  it.each([
    ['riscv64', own({ arch: 'riscv64' }), 'amd64 and arm64'],
    [
      'a raw disk in an image',
      own({ arch: 'arm64', model: 'rpi4', base: 'ubuntu:22.04', kind: 'raw-image' }),
      'packs no raw disk',
    ],
    [
      'a raw disk of a board',
      own({ arch: 'arm64', model: 'rpi4', base: 'ubuntu:22.04', kind: 'raw' }),
      'starts on rpi4',
    ],
    ['a commit', own({ naming: 'E6', version: 'a'.repeat(40) }), 'Images of CI'],
  ])('gives no resource for %s', (_case, artifact, why) => {
    const recipe = recipeOf('os-artifact', artifact);
    expect(recipe).toMatchObject({ standing: 'unknown', steps: [], file: null });
    expect(recipe.notes.join(' ')).toContain(why);
  });

  it('is null for a published image', () => {
    expect(findRecipe('os-artifact', official('v4.3.0'))).toBeNull();
  });
});
