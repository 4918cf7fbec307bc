import type { BuildForm } from './model';

/** A way to begin: some fields of the form, with a title and a sentence. */
export type Preset = {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly form: Partial<BuildForm>;
};

/** A place of one's own, in a domain that is kept for examples: nothing can be pushed there. */
export const EXAMPLE_PLACE = { registry: 'registry.example.com', organization: 'my-org' } as const;

const OWN = { ...EXAMPLE_PLACE, version: 'v1.0.0' } as const;

/** The presets, in the order in which they are offered. */
export const PRESETS: readonly Preset[] = [
  {
    id: 'official',
    title: 'Official image of a release',
    sentence: 'The name of an image that Kairos publishes: Hadron, on quay.io/kairos.',
    form: { flavor: 'hadron', flavorRelease: 'v0.5.1', version: 'v4.3.0' },
  },
  {
    id: 'own',
    title: 'My own distribution',
    sentence: 'A distribution of your choice turned into Kairos, under a version of your own.',
    form: { ...OWN, base: 'ubuntu:24.04' },
  },
  {
    id: 'raspberry-pi',
    title: 'Raspberry Pi',
    sentence: 'An arm64 image of Ubuntu 22.04 for the Raspberry Pi 4, as a raw disk.',
    form: { ...OWN, base: 'ubuntu:22.04', arch: 'arm64', model: 'rpi4', kind: 'raw' },
  },
  {
    id: 'jetson',
    title: 'NVIDIA Jetson',
    sentence: 'An arm64 image of Ubuntu 22.04 for the Jetson AGX Orin, to be flashed.',
    form: { ...OWN, base: 'ubuntu:22.04', arch: 'arm64', model: 'nvidia-jetson-agx-orin' },
  },
  {
    id: 'trusted-boot',
    title: 'Trusted boot',
    sentence: 'An ISO with a UKI that is signed with your keys, from Ubuntu 24.04.',
    form: { ...OWN, base: 'ubuntu:24.04', trustedBoot: 'true', kind: 'uki-iso' },
  },
  {
    id: 'fips',
    title: 'FIPS',
    sentence: 'An image of Fedora 41 with FIPS packages, which the grid tests.',
    form: { ...OWN, base: 'fedora:41', fips: 'true' },
  },
  {
    id: 'documentation',
    title: 'The example of the documentation',
    sentence: 'AlmaLinux 9 for a Raspberry Pi 4, corrected, with what to know of it.',
    form: { ...OWN, base: 'almalinux:9', arch: 'arm64', model: 'rpi4', version: '1.0.0' },
  },
];
