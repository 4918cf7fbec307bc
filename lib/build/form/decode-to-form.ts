import type { Decoded } from '@/lib/names/artifacts/decoded';
import { ERAS } from '@/lib/names/artifacts/eras';
import type { NameParts } from '@/lib/names/artifacts/name-parts';

import { FIELD_LABELS } from './field-problem';
import type { BuildField, BuildForm, BuildKind } from './model';
import { eraOfForm } from './read-draft';
import { DEFAULT_FORM, formOf, normalizeForm } from './read-form';

/** Something that a name does not tell, and what the form holds instead. */
export type Untold = { readonly field: BuildField; readonly message: string };

/** A name as a form, with what it does not tell. */
export type FormOfName = { readonly form: BuildForm; readonly untold: readonly Untold[] };

/**
 * Fills the form with a decoded name; null for what is no artifact of Kairos. The tag that the builder
 * makes of it is the tag of the name, by the rule of the name's era.
 */
export function formOfDecoded(decoded: Decoded): FormOfName | null {
  if (decoded.kind !== 'image' || decoded.era === null) return null;
  const told = { ...placeOf(decoded), ...wordsOf(decoded) };
  const form = formOf(told);
  const era = eraOfForm(normalizeForm(form));
  return {
    form: era.id === decoded.era ? form : { ...form, naming: decoded.era },
    untold: untoldOf(decoded, told),
  };
}

/** Registries whose name in a path tells that a mirror stands before it. */
const MIRRORED = /^(?:(.+)\/)?(quay\.io|ghcr\.io|docker\.io)\/(.+)$/;

function placeOf(decoded: Decoded): Partial<BuildForm> {
  const { registry, repository } = decoded.parts;
  if (repository === null) return {};
  const mirrored = MIRRORED.exec(repository);
  if (registry === null || mirrored === null) {
    return { registry: registry ?? '', ...pathOf(decoded, repository) };
  }
  const [, before, upstream = '', path = ''] = mirrored;
  const prefix = before === undefined ? registry : `${registry}/${before}`;
  return { prefix, registry: upstream, ...pathOf(decoded, path) };
}

/** A path that the era's rule would make is an organisation; any other was given by hand. */
function pathOf({ era, parts }: Decoded, path: string): Partial<BuildForm> {
  const slash = path.lastIndexOf('/');
  const isByRule = path.slice(slash + 1) === lastComponent(era, parts);
  if (isByRule) return { organization: path.slice(0, Math.max(slash, 0)) };
  return { repository: path };
}

function lastComponent(era: Decoded['era'], { flavor, variant, suffix }: NameParts): string {
  if (era === null || ERAS[era].repository === 'flavor') return flavor ?? '';
  const prefix = variant === 'core' ? 'core-' : 'kairos-';
  return `${prefix}${flavor ?? ''}${suffix === 'img' ? '-img' : ''}`;
}

function wordsOf(decoded: Decoded): Partial<BuildForm> {
  const { variant, arch, model, version, commit, branch, kubernetes } = decoded.parts;
  const followsKubernetes = variant === (kubernetes === null ? 'core' : 'standard');
  return {
    ...flavorOf(decoded),
    ...(!followsKubernetes && variant !== null && { variant }),
    ...(arch !== null && { arch }),
    ...(model !== null && { model }),
    ...(kubernetes !== null && {
      kubernetes: kubernetes.distro,
      kubernetesVersion: kubernetes.version ?? '',
    }),
    version: version ?? commit ?? branch ?? '',
    trustedBoot: String(decoded.parts.trustedBoot),
    kind: kindOf(decoded),
  };
}

/** The words of the image: since v3.5.0 files say Rocky Linux and Hadron's release otherwise. */
function flavorOf({ era, parts }: Decoded): Partial<BuildForm> {
  const flavor = parts.flavor ?? '';
  const flavorRelease = parts.flavorRelease ?? '';
  if (era !== 'E5' || parts.ext === null) return { flavor, flavorRelease };
  const isBare = flavor === 'hadron' && /^[0-9]/.test(flavorRelease);
  return {
    flavor: IMAGE_WORDS.get(flavor) ?? flavor,
    flavorRelease: isBare ? `v${flavorRelease}` : flavorRelease,
  };
}

const IMAGE_WORDS = new Map([
  ['rocky', 'rockylinux'],
  ['ol', 'oraclelinux'],
]);

function kindOf({ parts }: Decoded): BuildKind {
  const { ext, suffix, trustedBoot } = parts;
  if (ext === null) return suffix === 'img' ? 'raw-image' : 'image';
  if (/^(?:raw|img)/.test(ext)) return 'raw';
  if (trustedBoot) return ext === 'tar' ? 'uki-container' : 'uki-iso';
  if (ext.startsWith('iso')) return 'iso';
  return /squashfs|kernel|initrd|ipxe/.test(ext) ? 'netboot' : 'image';
}

const MAY_BE_UNTOLD = [
  'registry',
  'flavor',
  'flavorRelease',
  'variant',
  'arch',
  'model',
  'version',
] as const;

function untoldOf({ parts }: Decoded, told: Partial<BuildForm>): readonly Untold[] {
  return MAY_BE_UNTOLD.filter((field) => isUntold(field, parts)).map((field) => {
    const holds = told[field] ?? DEFAULT_FORM[field];
    const instead = holds === '' ? 'It is left empty' : `The form says ${holds}`;
    return {
      field,
      message: `The name does not tell the ${FIELD_LABELS[field]}. ${instead}.`,
    };
  });
}

function isUntold(field: (typeof MAY_BE_UNTOLD)[number], parts: NameParts): boolean {
  if (field === 'registry') return parts.repository === null;
  if (field === 'version') return (parts.version ?? parts.commit ?? parts.branch) === null;
  return parts[field] === null || parts[field] === '';
}
