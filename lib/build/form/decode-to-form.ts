import type { Decoded } from '@/lib/names/artifacts/decoded';
import { ERAS } from '@/lib/names/artifacts/eras';
import type { NameParts } from '@/lib/names/artifacts/name-parts';

import { FIELD_LABELS } from './field-problem';
import type { BuildField, BuildForm, BuildKind } from './model';
import { eraOfForm } from './read-draft';
import { DEFAULT_FORM, formOf, normalizeForm } from './read-form';

/** A field that a name does not state, and what the form has instead. */
export type Assumption = { readonly field: BuildField; readonly message: string };

/** A name as a form, with what is assumed where it states nothing. */
export type FormOfName = { readonly form: BuildForm; readonly assumed: readonly Assumption[] };

/**
 * Fills the form with a decoded name, or with the arguments of a build; null for what the builder cannot make.
 * The tag that the builder makes of a name is the tag of the name, by the rule of its era.
 */
export function formOfDecoded(decoded: Decoded): FormOfName | null {
  if (decoded.kind === 'command' || decoded.kind === 'foreign') return formOfBuild(decoded);
  if (decoded.kind !== 'image' || decoded.era === null || isBetweenReleases(decoded)) return null;
  const stated = { ...placeOf(decoded), ...wordsOf(decoded) };
  const form = formOf(stated);
  const era = eraOfForm(normalizeForm(form));
  return {
    form: era.id === decoded.era ? form : { ...form, naming: decoded.era },
    assumed: [...assumptions(decoded, stated), ...leftOut(decoded)],
  };
}

/** CI names what it builds between releases by a version that no form makes; with a commit the form makes it. */
function isBetweenReleases({ era, parts }: Decoded): boolean {
  return era === 'E6' && parts.version !== null;
}

/** A build has a base, and an image of a distribution is one; the rest of the form is as the command or the manifest states it. */
function formOfBuild({ base, parts }: Decoded): FormOfName | null {
  if (base === null || base === '') return null;
  const { arch, model, kubernetes, version, trustedBoot } = parts;
  const form = formOf({
    base,
    ...(arch !== null && { arch }),
    ...(model !== null && { model }),
    ...(kubernetes !== null && {
      kubernetes: kubernetes.distro,
      kubernetesVersion: kubernetes.version ?? '',
    }),
    ...(version !== null && { version }),
    trustedBoot: String(trustedBoot),
  });
  return { form, assumed: [] };
}

/** Words of a custom build are in no field of the form. */
function leftOut({ parts }: Decoded): readonly Assumption[] {
  return [parts.customPrefix, parts.customSuffix].flatMap((words) =>
    words === null
      ? []
      : [{ field: 'version' as const, message: `The form leaves out “${words}”.` }],
  );
}

/** Registries whose name in a path means that a mirror is in front of it. */
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

/** A path that the era's rule would make is an organisation; any other was entered. */
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

const MAY_BE_MISSING = [
  'registry',
  'flavor',
  'flavorRelease',
  'variant',
  'arch',
  'model',
  'version',
] as const;

function assumptions({ parts }: Decoded, stated: Partial<BuildForm>): readonly Assumption[] {
  return MAY_BE_MISSING.filter((field) => isMissing(field, parts)).map((field) => {
    const holds = stated[field] ?? DEFAULT_FORM[field];
    const instead = holds === '' ? 'it is left empty' : `assuming ${holds}`;
    return { field, message: `The ${FIELD_LABELS[field]} is not in the name; ${instead}.` };
  });
}

function isMissing(field: (typeof MAY_BE_MISSING)[number], parts: NameParts): boolean {
  if (field === 'registry') return parts.repository === null;
  if (field === 'version') return (parts.version ?? parts.commit ?? parts.branch) === null;
  return parts[field] === null || parts[field] === '';
}
