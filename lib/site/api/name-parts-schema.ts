import * as z from 'zod/mini';

import { ARCHES, KUBERNETES_DISTROS, VARIANTS } from '@/lib/names/artifacts/model';

import { field, text } from './field';

const kubernetes = z.object({
  distro: field('Kubernetes distribution', z.enum(KUBERNETES_DISTROS)),
  version: field('Version, e.g. `v1.36.1+k3s1`; null where the name has none', z.nullable(text)),
});

const namePart = (meaning: string) =>
  field(`${meaning}; null where the name does not state it`, z.nullable(text));

/** The parts of anything that was decoded. */
export const namePartsSchema = z.object({
  registry: namePart('Host of the registry'),
  repository: namePart('Organisation and flavor, e.g. `kairos/hadron`'),
  flavor: namePart('Flavor, e.g. `ubuntu`'),
  flavorRelease: namePart('Release of the flavor, e.g. `24.04`'),
  variant: field(
    '`core` is without Kubernetes, `standard` with it; null where the name does not state it',
    z.nullable(z.enum(VARIANTS)),
  ),
  arch: field(
    'Architecture by its Go name; null where the name does not state it',
    z.nullable(z.enum(ARCHES)),
  ),
  model: namePart('Board'),
  version: namePart('Version of Kairos'),
  kubernetes: field('Kubernetes of the image; null for none', z.nullable(kubernetes)),
  trustedBoot: field('Whether the artifact is for Trusted Boot', z.boolean()),
  suffix: field(
    '`uki` for Trusted Boot, `img` for a raw disk packed in an image, else empty',
    z.enum(['', 'uki', 'img']),
  ),
  prerelease: field('Whether the version is a prerelease', z.boolean()),
  branch: namePart('Branch in place of a version'),
  commit: namePart('Commit in place of a version'),
  ext: namePart('Ending of the file name, without its dot'),
  digest: namePart('Digest'),
  attachment: field(
    'What cosign attached to a digest; null for nothing',
    z.nullable(z.enum(['sig', 'att', 'sbom'])),
  ),
  customPrefix: namePart('Words of a custom build before the name'),
  customSuffix: namePart('Words of a custom build after the name'),
  name: namePart('Name of a component or of a moving tag'),
});

/** Every part of the name of a file, with those that its release implies. */
export const assetPartsSchema = z.extend(namePartsSchema, {
  kubernetesSeparator: field(
    'Separator of distribution and version of Kubernetes; null without Kubernetes',
    z.nullable(z.enum(['none', 'dash'])),
  ),
  tagMark: field(
    'How a raw disk is marked; null where it is not',
    z.nullable(z.enum(['-img', '.img'])),
  ),
  assumed: field(
    'Parts that follow from the release, since the name does not state them',
    z.array(z.enum(['variant', 'arch', 'model'])),
  ),
});
