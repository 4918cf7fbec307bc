import fc from 'fast-check';

import { ERAS, type EraId } from '@/lib/names/artifacts/eras';
import { ARCHES, type NamedArtifact } from '@/lib/names/artifacts/model';
import { EARLY_FLAVORS } from '@/lib/names/artifacts/words';

const number = fc.nat(40);

const VERSIONS = {
  E1: ['v0.57.0', 'v1.6.0', 'v2.0.0', 'v2.3.2'],
  E2: ['v2.4.0', 'v2.4.1'],
  E3: ['v2.4.2', 'v3.0.14', 'v3.3.6'],
  E4: ['v3.4.0', 'v3.4.2'],
  E5: ['v3.5.0', 'v3.7.2', 'v4.2.0', 'v4.3.0', 'v5.12.0'],
} as const satisfies Partial<Record<EraId, readonly string[]>>;

/** The eras that named releases of Kairos. */
export const RELEASED_ERAS = ['E1', 'E2', 'E3', 'E4', 'E5'] as const;

export type ReleasedEra = (typeof RELEASED_ERAS)[number];

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

const machines = fc.constantFrom(
  ...ARCHES.map((arch) => ({ arch, model: 'generic', flavor: 'opensuse', release: 'leap-15.6' })),
  { arch: 'amd64', model: 'generic', flavor: 'hadron', release: 'v0.5.1' } as const,
  { arch: 'amd64', model: 'generic', flavor: 'rockylinux', release: 'rockylinux-9' } as const,
  { arch: 'arm64', model: 'generic', flavor: 'my_own.flavor', release: 'stream9' } as const,
  { arch: 'arm64', model: 'rpi3', flavor: 'alpine', release: '3.21' } as const,
  { arch: 'arm64', model: 'rpi4', flavor: 'ubuntu', release: '22.04' } as const,
  { arch: 'arm64', model: 'nvidia-jetson-agx-orin', flavor: 'ubuntu', release: '22.04' } as const,
  { arch: 'arm64', model: 'nvidia-jetson-orin-nx', flavor: 'ubuntu', release: '22.04' } as const,
  { arch: 'arm64', model: 'nvidia-dgx-spark', flavor: 'ubuntu', release: '24.04' } as const,
);

/** Artifacts that can be, named in one era, for property tests. */
export function possibleArtifacts(era: ReleasedEra): fc.Arbitrary<NamedArtifact> {
  const isEarly = ERAS[era].repository === 'variant-flavor';
  return fc
    .record({
      registry: fc.constantFrom('quay.io', 'localhost:5000', 'mirror.example:443', '10.0.0.1'),
      organization: fc.constantFrom('kairos', 'a/b', 'my-org'),
      machine: machines,
      early: fc.constantFrom(...EARLY_FLAVORS),
      version: fc
        .tuple(
          fc.constantFrom(...VERSIONS[era]),
          fc.constantFrom('', '', '-rc1', '-RC2', '-beta.3'),
        )
        .map((words) => words.join('')),
      kubernetes: fc.option(kubernetes),
      trustedBoot: fc.boolean(),
      kind: fc.constantFrom('image' as const, 'raw-image' as const),
    })
    .map(({ machine, early, ...made }) => ({
      ...made,
      arch: machine.arch,
      model: machine.model,
      flavor: isEarly ? early : machine.flavor,
      flavorRelease: machine.release,
      variant: made.kubernetes === null ? 'core' : 'standard',
      trustedBoot:
        made.trustedBoot && !isEarly && made.kind === 'image' && machine.model === 'generic',
    }));
}
