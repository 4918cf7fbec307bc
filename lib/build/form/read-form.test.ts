import { describe, expect, it } from 'vitest';

import type { BuildField } from './model';
import { DEFAULT_FORM, formOf, normalizeForm } from './read-form';

describe('normalizeForm', () => {
  it.each<[BuildField, string, string]>([
    ['arch', ' AMD64 ', 'amd64'],
    ['arch', 'linux/aarch64', 'arm64'],
    ['arch', 'x86_64', 'amd64'],
    ['trustedBoot', 'yes', 'true'],
    ['trustedBoot', '', 'false'],
    ['fips', 'no-fips', 'false'],
    ['fips', 'fips', 'true'],
    ['kubernetes', 'None', ''],
    ['kubernetes', 'K3S', 'k3s'],
    ['model', '', 'generic'],
    ['model', 'RPI4', 'rpi4'],
    ['variant', 'Core', 'core'],
    ['kind', 'ISO', 'iso'],
    ['kind', 'Raw disk (in OCI image)', 'raw-image'],
    ['kind', 'Trusted boot ISO', 'uki-iso'],
    ['kind', 'Container image', 'image'],
    ['variant', 'Auto', ''],
    ['kubernetes', 'none (core)', ''],
    ['model', 'Raspberry Pi 4', 'rpi4'],
    ['model', 'agx-orin', 'nvidia-jetson-agx-orin'],
    ['trustedBoot', 'trusted', 'true'],
    ['trustedBoot', 'plain', 'false'],
    ['naming', 'e5', 'E5'],
    ['registry', 'https://quay.io/', 'quay.io'],
    ['prefix', ' mirror.example:5000/hub/ ', 'mirror.example:5000/hub'],
    ['organization', '/kairos/', 'kairos'],
    ['version', ' v4.0.0-RC1\n', 'v4.0.0-RC1'],
    ['base', 'Ubuntu:24.04', 'Ubuntu:24.04'],
  ])('of %s reads “%s” as “%s”', (field, typed, read) => {
    expect(normalizeForm(formOf({ [field]: typed }))[field]).toBe(read);
  });

  it('changes nothing more the second time', () => {
    const once = normalizeForm(
      formOf({ arch: ' X86_64', prefix: 'https://mirror.example/', fips: 'on' }),
    );
    expect(normalizeForm(once)).toEqual(once);
  });

  it('does not change the initial form', () => {
    expect(normalizeForm(DEFAULT_FORM)).toEqual({ ...DEFAULT_FORM, isNormal: true });
  });
});
