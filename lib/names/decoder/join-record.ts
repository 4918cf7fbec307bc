import { explained, type Decoded, type ReadField } from '@/lib/names/artifacts/decoded';
import { boardOf } from '@/lib/names/artifacts/early-board';
import { ERAS, findEra, type Era, type EraId } from '@/lib/names/artifacts/eras';
import { formatImageReference } from '@/lib/names/artifacts/format-image';
import { NO_PARTS, type NameParts } from '@/lib/names/artifacts/name-parts';
import { oddParts, oddVariant } from '@/lib/names/artifacts/remarks';
import { cutReference } from '@/lib/names/references/cut-reference';
import { taggedVersion } from '@/lib/names/versions/git-describe';

import { claimsOf, type Claim, type RoleField } from './field-claims';
import type { Field, Finding, Place } from './model';
import type { FieldRole, RecordKind } from './record-kinds';

/**
 * Joins the fields of a record: names complete one another, and single fields complete the names. Null if
 * they say nothing about an image of Kairos.
 */
export function joinRecord(kind: RecordKind, fields: readonly Field[]): Finding | null {
  const roles = fields.flatMap((field): readonly RoleField[] => {
    const role = kind.roles[field.key.toLowerCase()];
    return role === undefined || field.value === '' ? [] : [{ ...field, role }];
  });
  const joined = withComposedReference(roles);
  const claims = claimsOf(joined);
  const parts = partsOf(claims);
  const base = roles.find(({ role }) => role === 'base')?.value ?? null;
  if (base === null && !isOfKairos(parts, kind)) return null;
  if (base === null && claims.every(({ field }) => field.role === 'os-id')) {
    return distributionOnly(parts, { kind, fields, roles });
  }
  const named = claims.find(({ decoded }) => decoded?.kind === 'image')?.decoded ?? null;
  const era = named?.era ?? findEra(taggedVersion(parts.version ?? ''))?.id ?? null;
  const isImage = parts.flavor !== null || parts.variant !== null || parts.kubernetes !== null;
  const isBuild = base !== null && parts.flavor === null;
  const stated = named?.form === 'reference' ? named.name : null;
  const rule = era === null ? null : ERAS[era];
  const reference = stated ?? referenceOf(parts, rule, placeOfImage(roles, parts));
  const place = reference === null ? null : cutReference(reference);
  return {
    ...explained({
      kind: isBuild ? 'command' : isImage ? 'image' : 'release',
      form: kind.form,
      name: isBuild
        ? `${base}, built as ${parts.version ?? 'an image'}`
        : (reference ?? nameOf(parts)),
      era: isBuild ? null : era,
      parts: {
        ...parts,
        registry: place?.registry ?? parts.registry,
        repository: place?.repository ?? parts.repository,
      },
      base,
      fields: roles.map(meaningOf),
      remarks: remarksOf(claims, parts, { named, era }),
      problem: named?.form === 'reference' ? named.problem : null,
    }),
    place: placeOf(fields),
  };
}

type JoinedRecord = {
  readonly kind: RecordKind;
  readonly fields: readonly Field[];
  readonly roles: readonly RoleField[];
};

/** The os-release of a distribution without Kairos' own fields: of Hadron it states the base image. */
function distributionOnly(
  { flavor, flavorRelease }: NameParts,
  { kind, fields, roles }: JoinedRecord,
): Finding {
  const name = [flavor, flavorRelease].filter((word) => word !== null).join(' ');
  const isHadron = flavor === 'hadron' && flavorRelease !== null;
  const problem =
    'Only the os-release of the distribution: Kairos writes its own version to /etc/kairos-release.';
  return {
    ...explained({
      kind: isHadron ? 'component' : 'foreign',
      form: kind.form,
      name,
      parts: isHadron ? { name: flavor, version: flavorRelease } : { flavor, flavorRelease },
      fields: roles.map(meaningOf),
      remarks: isHadron ? [problem] : [],
      problem: isHadron ? null : problem,
    }),
    place: placeOf(fields),
  };
}

type Named = { readonly named: Decoded | null; readonly era: EraId | null };

function remarksOf(
  claims: readonly Claim[],
  parts: NameParts,
  { named, era }: Named,
): readonly string[] {
  const ofName = named?.remarks ?? [...oddParts(parts), ...oddVariant(parts, era === 'E6')];
  const known = ofName.filter((remark) => !remark.includes('not include'));
  return [...new Set([...contradictions(claims, parts), ...known])];
}

/** A reference without a tag and the tag beside it are one reference. */
function withComposedReference(fields: readonly RoleField[]): readonly RoleField[] {
  const tag = fields.find(({ role, value }) => role === 'tag' && /^v?[0-9A-Za-z_]/.test(value));
  if (tag === undefined || tag.value === 'latest') return fields;
  const references = fields.filter(({ role }) => role === 'reference');
  const last = references.at(-1);
  return fields.flatMap((field) => {
    if (field.role !== 'reference') return [field];
    if (field !== last) return [];
    const hasTag = /:[^/]*$/.test(field.value);
    const value = hasTag ? field.value : `${field.value}:${tag.value.replaceAll('+', '-')}`;
    return [{ ...field, value }];
  });
}

function partsOf(claims: readonly Claim[]): NameParts {
  const first = <Part extends keyof NameParts>(part: Part): NameParts[Part] => {
    const stated = claims.map(({ parts }) => parts[part]).find((value) => isStated(value));
    return stated ?? NO_PARTS[part];
  };
  const version = first('version');
  const flavor = first('flavor');
  const kubernetes = fullest(claims);
  const isBoard = (flavor ?? '').includes('-arm-');
  const board = isBoard ? boardOf(flavor ?? '', version) : {};
  return {
    ...NO_PARTS,
    registry: first('registry'),
    repository: first('repository'),
    flavor,
    flavorRelease: first('flavorRelease'),
    variant: first('variant') ?? (kubernetes === null ? null : 'standard'),
    arch: first('arch'),
    model: first('model'),
    version,
    prerelease: claims.find(({ parts }) => isStated(parts.version))?.parts.prerelease ?? false,
    kubernetes,
    kubernetesSeparator: first('kubernetesSeparator'),
    trustedBoot: first('trustedBoot'),
    suffix: first('suffix'),
    tagMark: first('tagMark'),
    branch: first('branch'),
    commit: first('commit'),
    digest: first('digest'),
    customPrefix: first('customPrefix'),
    customSuffix: first('customSuffix'),
    ...board,
  };
}

function isStated(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && value !== false;
}

/** The first Kubernetes with its version, else the first distribution. */
function fullest(claims: readonly Claim[]): NameParts['kubernetes'] {
  const all = claims.flatMap(({ parts }) => (parts.kubernetes ? [parts.kubernetes] : []));
  return all.find(({ version }) => version !== null) ?? all[0] ?? null;
}

function isOfKairos(parts: NameParts, { id }: RecordKind): boolean {
  const { version, commit, branch, variant, flavor, kubernetes } = parts;
  if (id === 'image' || id === 'kustomize') return variant !== null;
  const isImage = variant !== null || flavor !== null || kubernetes !== null;
  return version !== null || commit !== null || (branch !== null && isImage) || isImage;
}

/** What a record is about: the reference of its image if the fields make one, else what they state. */
function nameOf({ flavor, flavorRelease, version, kubernetes }: NameParts): string {
  const system = [flavor, flavorRelease].filter((word) => word !== null).join(' ');
  const software = kubernetes === null ? '' : `${kubernetes.distro} ${kubernetes.version ?? ''}`;
  const words = [version === null ? '' : `Kairos ${version}`, system, software.trim()];
  return words.filter((word) => word !== '').join(', ');
}

/** The reference that the era's rule makes of the parts; null if it needs more. */
function referenceOf(parts: NameParts, era: Era | null, place: string): string | null {
  const { flavor, flavorRelease, variant, arch, model, version, kubernetes } = parts;
  if (era === null || flavor === null || variant === null || version === null) return null;
  const isWhole = flavorRelease !== null && arch !== null && model !== null;
  if (era.repository === 'flavor' && !isWhole) return null;
  const [registry = '', ...organization] = place.split('/');
  return formatImageReference(
    {
      registry,
      organization: organization.join('/'),
      flavor,
      flavorRelease: flavorRelease ?? '',
      variant,
      arch: arch ?? 'amd64',
      model: model ?? 'generic',
      version,
      kubernetes,
      trustedBoot: parts.trustedBoot,
      kind: 'image',
    },
    era,
  );
}

/** Registry and organization of the image, as far as the fields state them. */
function placeOfImage(roles: readonly RoleField[], { registry, repository }: NameParts): string {
  const stated = roles.find(({ role }) => role === 'registry')?.value;
  if (repository === null) return stated ?? OFFICIAL;
  const organization = repository.split('/').slice(0, -1).join('/');
  return [registry, organization].filter((word) => word !== null && word !== '').join('/');
}

/** Where Kairos publishes. */
const OFFICIAL = 'quay.io/kairos';

/** The parts whose contradiction matters to a reader, and the words for them. */
const COMPARED = ['flavor', 'flavorRelease', 'variant', 'version', 'arch'] as const;

/** Most contradictions that are listed. */
const MOST_LISTED = 4;

function contradictions(claims: readonly Claim[], parts: NameParts): readonly string[] {
  return claims
    .flatMap(({ field, parts: claimed }) =>
      COMPARED.flatMap((part) => {
        const value = claimed[part];
        const isOther = isStated(value) && isStated(parts[part]) && value !== parts[part];
        return isOther && field.role !== 'os-id'
          ? [`${field.key} says ${value ?? ''}, the rest ${parts[part] ?? ''}.`]
          : [];
      }),
    )
    .slice(0, MOST_LISTED);
}

function placeOf(fields: readonly Field[]): Place {
  return {
    start: Math.min(...fields.map(({ start }) => start)),
    end: Math.max(...fields.map(({ end }) => end)),
  };
}

const MEANINGS: Readonly<Record<FieldRole, string>> = {
  reference: 'the image',
  tag: 'the tag of the image',
  digest: 'the digest of the image',
  artifact: 'the name of its files',
  version: 'the version of Kairos, or of a custom build',
  'os-version': 'the version of the system',
  title: 'name and version of the system',
  name: 'the name of the system',
  'os-id': 'the distribution',
  flavor: 'the flavor',
  'flavor-release': 'the version of the distribution',
  variant: 'the variant',
  arch: 'the architecture',
  model: 'the board',
  registry: 'registry and organization',
  'kubernetes-version': 'the version of Kubernetes',
  'kubernetes-distro': 'the Kubernetes distribution',
  'trusted-boot': 'whether it is for trusted boot',
  'kairos-init': 'the version of kairos-init that built it, not of Kairos',
  framework: 'the version of the framework image, not of Kairos',
  base: 'the base image',
  project: 'the repository on GitHub whose release it is',
};

function meaningOf({ key, value, role, start, end }: RoleField): ReadField {
  return { key, value, means: MEANINGS[role], problem: null, place: { start, end } };
}
