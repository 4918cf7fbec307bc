import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checkRepository } from '@/lib/names/references/check-repository';
import { checkTag } from '@/lib/names/references/check-tag';

import { decode } from './decode';
import { ERAS, findEra, type Era, type EraId } from './eras';
import { formatFileName } from './format-file';
import { formatImageReference, formatTag } from './format-image';
import { ARCHES, type NamedArtifact, type FileKind } from './model';
import type { NameParts } from './name-parts';
import { EARLY_FLAVORS, KNOWN_FLAVORS, KNOWN_MODELS } from './words';

const RUNS = { numRuns: 400 };

const number = fc.nat(40);
const prerelease = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  fc.constantFrom('-rc1', '-RC2', '-beta.3', '-alpha4', '-beta10'),
);

const VERSIONS: Readonly<Record<Exclude<EraId, 'E0' | 'E6'>, readonly string[]>> = {
  E1: ['v0.57.0', 'v1.6.0', 'v2.0.0', 'v2.3.2'],
  E2: ['v2.4.0', 'v2.4.1'],
  E3: ['v2.4.2', 'v3.0.14', 'v3.1.0', 'v3.3.6'],
  E4: ['v3.4.0', 'v3.4.2'],
  E5: ['v3.5.0', 'v3.7.2', 'v4.2.0', 'v4.3.0', 'v5.12.0'],
};

const kubernetes = fc.oneof(
  fc
    .tuple(number, number, number, fc.constantFrom('', '-rc1'))
    .map(([minor, patch, build, rc]) => ({
      distro: 'k3s' as const,
      version: `v1.${minor}.${patch}${rc}+k3s${build}`,
    })),
  fc.tuple(number, number, number).map(([minor, patch, build]) => ({
    distro: 'k0s' as const,
    version: `v1.${minor}.${patch}+k0s.${build}`,
  })),
);

const flavorRelease = fc.oneof(
  fc.constantFrom('leap-15.6', 'tumbleweed', 'tumbleweed-latest', 'bookworm', 'v0.5.1', '24.04'),
  fc.constantFrom('0.1.0-beta', 'stream9', 'rockylinux-9', 'tumbleweed-20251001'),
  fc.tuple(number, number).map(([major, minor]) => `${major}.${minor}`),
);

function artifacts(era: keyof typeof VERSIONS): fc.Arbitrary<NamedArtifact> {
  const isEarly = ERAS[era].repository === 'variant-flavor';
  return fc
    .record({
      registry: fc.constantFrom('quay.io', 'localhost:5000', 'mirror.example:443', '10.0.0.1'),
      organization: fc.constantFrom('kairos', 'a/b', 'my-org'),
      flavor: fc.constantFrom(...(isEarly ? EARLY_FLAVORS : KNOWN_FLAVORS)),
      flavorRelease,
      arch: fc.constantFrom(...ARCHES),
      model: fc.constantFrom(...KNOWN_MODELS),
      version: fc
        .tuple(fc.constantFrom(...VERSIONS[era]), prerelease)
        .map(([version, pre]) => `${version}${pre}`),
      kubernetes: fc.option(kubernetes),
      trustedBoot: isEarly ? fc.constant(false) : fc.boolean(),
      kind: fc.constantFrom('image' as const, 'raw-image' as const),
    })
    .map((made) => ({
      ...made,
      variant: made.kubernetes === null ? 'core' : 'standard',
      trustedBoot: made.trustedBoot && made.kind === 'image',
    }));
}

/** The parts of an artifact that the names of an era state, and so the decoder should return. */
function statedParts(artifact: NamedArtifact, form: Era['tag'] | Era['file']): Partial<NameParts> {
  const { flavor, flavorRelease: release, variant, arch, model, version } = artifact;
  const all = { flavor, variant, version, kubernetes: artifact.kubernetes };
  switch (form) {
    case 'version':
    case 'flavor-version':
      return all;
    case 'variant-flavor-arch-model-version':
      return { ...all, arch, model };
    case 'flavor-release-variant-arch-model':
    case 'release-variant-arch-model-version':
    case 'flavor-release-variant-arch-model-version':
    case 'flavor-release-variant-arch-model-commit':
      return { ...all, arch, model, flavorRelease: release, trustedBoot: artifact.trustedBoot };
  }
}

const RELEASED = ['E1', 'E2', 'E3', 'E4', 'E5'] as const;

const FILES: readonly FileKind[] = ['iso', 'checksum', 'bundle', 'raw', 'kernel', 'trivy-html'];

describe.each(RELEASED)('a name of %s', (id) => {
  const era: Era = ERAS[id];

  it('has that era by its version', () => {
    fc.assert(
      fc.property(artifacts(id), ({ version }) => {
        expect(findEra(version)?.id).toBe(id);
      }),
    );
  });

  it('is decoded from its image reference', () => {
    fc.assert(
      fc.property(artifacts(id), (artifact) => {
        const { registry, kind } = artifact;
        const suffix = kind === 'raw-image' ? 'img' : artifact.trustedBoot ? 'uki' : '';
        const decoded = decode(formatImageReference(artifact, era));
        const parts = { ...statedParts(artifact, era.tag), registry, suffix };
        expect(decoded).toMatchObject({ kind: 'image', era: id, parts, problem: null });
      }),
      RUNS,
    );
  });

  it('is decoded from its file name', () => {
    fc.assert(
      fc.property(artifacts(id), fc.constantFrom(...FILES), (artifact, kind) => {
        const name = formatFileName(artifact, era, kind) ?? '';
        const decoded = decode(name);
        expect(decoded).toMatchObject({
          kind: 'image',
          era: id,
          parts: statedParts(artifact, era.file),
        });
        expect(name.endsWith(decoded.parts.ext ?? '')).toBe(true);
      }),
      RUNS,
    );
  });

  it('follows the grammar of registries', () => {
    fc.assert(
      fc.property(artifacts(id), (artifact) => {
        expect(checkTag(formatTag(artifact, era))).toBeNull();
        expect(checkRepository(`${artifact.organization}/${artifact.flavor}`)).toBeNull();
      }),
    );
  });
});

describe('a name of E6', () => {
  const commit = fc.stringMatching(/^[0-9a-f]{40}$/);

  it('is decoded with its commit', () => {
    fc.assert(
      fc.property(artifacts('E5'), commit, (artifact, version) => {
        const { flavor, flavorRelease: release, variant, arch, model, trustedBoot } = artifact;
        const tag = formatTag({ ...artifact, version, kind: 'image' }, ERAS.E6);
        const parts = { flavor, flavorRelease: release, variant, arch, model, trustedBoot };
        expect(decode(tag)).toMatchObject({
          kind: 'image',
          era: 'E6',
          parts: { ...parts, commit: version },
        });
      }),
      RUNS,
    );
  });
});

describe('a self-built image', () => {
  it('is decoded by today’s rule, whatever its version', () => {
    const versions = fc.constantFrom('v1.0.0', '1.0.0', 'v0.1.0-rc1', 'v2.4.0', 'v1.22.3');
    fc.assert(
      fc.property(artifacts('E5'), versions, (artifact, version) => {
        const image = { ...artifact, version };
        const decoded = decode(formatImageReference(image, ERAS.E5));
        const parts = statedParts(image, ERAS.E5.tag);
        expect(decoded).toMatchObject({ kind: 'image', era: 'E5', parts, problem: null });
        expect(decoded.remarks.join()).toContain('it looks like a custom build');
      }),
      RUNS,
    );
  });
});
