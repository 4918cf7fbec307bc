import type { BuildContext } from './build-context';
import type { BuildForm } from './model';

/** An example to start from: some fields of the form, with a title and a sentence. */
export type Preset = {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly form: Partial<BuildForm>;
};

/** The version that an example of a self-built image has; no release of Kairos has it. */
export const OWN_VERSION = 'v0.1.0';

const OWN = { version: OWN_VERSION } as const;

const OWN_PRESETS: readonly Preset[] = [
  {
    id: 'own',
    title: 'Bring your own image',
    sentence: 'A distribution of your choice turned into Kairos, with its own version.',
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
    sentence: 'An image of Fedora 41 with FIPS packages.',
    form: { ...OWN, base: 'fedora:41', fips: 'true' },
  },
  {
    id: 'documentation',
    title: 'Docs example (AlmaLinux 9 on RPi 4)',
    sentence: 'AlmaLinux 9 for a Raspberry Pi 4, corrected, with what to know about it.',
    form: { ...OWN, base: 'almalinux:9', arch: 'arm64', model: 'rpi4', version: '1.0.0' },
  },
];

/** The examples, in the order in which they are shown; the official image is of the latest release. */
export function presetsOf(context: BuildContext): readonly Preset[] {
  const form = officialForm(context);
  if (form === null) return OWN_PRESETS;
  const official: Preset = {
    id: 'official',
    title: 'Official image',
    sentence: `The Hadron image of Kairos ${form.version}, as published in quay.io/kairos.`,
    form,
  };
  return [official, ...OWN_PRESETS];
}

/** The fields of the latest official image; null while no list of releases was read. */
export function officialForm({
  latestRelease,
  latestHadron,
}: BuildContext): Pick<BuildForm, 'flavor' | 'flavorRelease' | 'version'> | null {
  if (latestRelease === null || latestHadron === null) return null;
  return { flavor: 'hadron', flavorRelease: latestHadron, version: latestRelease };
}
