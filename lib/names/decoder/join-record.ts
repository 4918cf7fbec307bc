import { explained } from '@/lib/names/artifacts/decoded';
import { ERAS } from '@/lib/names/artifacts/eras';
import type { NameParts } from '@/lib/names/artifacts/name-parts';
import { cutReference } from '@/lib/names/references/cut-reference';

import { claimsOf, type Claim, type RoleField } from './field-claims';
import { meaningOf } from './field-meanings';
import type { Field, Finding, Place } from './model';
import { eraOfRecord } from './record-era';
import type { RecordKind } from './record-kinds';
import { isOfKairos, partsOf } from './record-parts';
import {
  OFFICIAL_PLACE,
  placeOfImage,
  referenceOf,
  withComposedReference,
} from './record-reference';
import { remarksOf } from './record-remarks';

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
  return imageOrVersion({ kind, fields, roles, claims, parts, base });
}

type ReadRecord = JoinedRecord & {
  readonly claims: readonly Claim[];
  readonly parts: NameParts;
  readonly base: string | null;
};

function imageOrVersion({ kind, fields, roles, claims, parts, base }: ReadRecord): Finding {
  const named = claims.find(({ decoded }) => decoded?.kind === 'image')?.decoded ?? null;
  const byVersion = eraOfRecord(roles, parts.version);
  const era = named?.era ?? byVersion.era;
  const isImage = parts.flavor !== null || parts.variant !== null || parts.kubernetes !== null;
  const isBuild = base !== null && parts.flavor === null;
  const stated = named?.form === 'reference' ? named : null;
  const image = placeOfImage(roles, parts);
  const isGuess = byVersion.isCustom && image === OFFICIAL_PLACE;
  const composed = era === null || isGuess ? null : referenceOf(parts, ERAS[era], image);
  const reference = stated?.name ?? composed;
  return {
    ...explained({
      kind: isBuild ? 'command' : isImage ? 'image' : 'release',
      form: kind.form,
      name: isBuild
        ? `${base}, built as ${parts.version ?? 'an image'}`
        : (reference ?? nameOf(parts)),
      era: isBuild ? null : era,
      parts: reference === null ? parts : { ...parts, ...placePartsOf(reference) },
      base,
      fields: roles.map(meaningOf),
      remarks: [...(named === null ? byVersion.remarks : []), ...remarksOf(claims, parts, era)],
      problem: stated?.problem ?? null,
    }),
    place: placeOf(fields),
  };
}

function placePartsOf(reference: string): Pick<NameParts, 'registry' | 'repository'> {
  const { registry, repository } = cutReference(reference);
  return { registry, repository };
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

/** What a record is about: the reference of its image if the fields make one, else what they state. */
function nameOf({ flavor, flavorRelease, version, kubernetes }: NameParts): string {
  const system = [flavor, flavorRelease].filter((word) => word !== null).join(' ');
  const software = kubernetes === null ? '' : `${kubernetes.distro} ${kubernetes.version ?? ''}`;
  const words = [version === null ? '' : `Kairos ${version}`, system, software.trim()];
  return words.filter((word) => word !== '').join(', ');
}

function placeOf(fields: readonly Field[]): Place {
  return {
    start: Math.min(...fields.map(({ start }) => start)),
    end: Math.max(...fields.map(({ end }) => end)),
  };
}
