import { decode } from '@/lib/names/artifacts/decode';
import { partsOfRepository } from '@/lib/names/artifacts/decode-reference';
import type { Decoded } from '@/lib/names/artifacts/decoded';
import { ARCHES, KUBERNETES_DISTROS, VARIANTS } from '@/lib/names/artifacts/model';
import type { NameParts } from '@/lib/names/artifacts/name-parts';
import { parseFileStem, parseTag } from '@/lib/names/artifacts/parse-name';
import { cutReference } from '@/lib/names/references/cut-reference';

import type { Field } from './model';
import { readNodeVersion, readOsRelease, readSystemName } from './read-os-words';
import type { FieldRole } from './record-kinds';

/** A field with its role. */
export type RoleField = Field & { readonly role: FieldRole };

/** What a field claims about the image, and how much it counts against other fields: the lowest rank wins. */
export type Claim = {
  readonly field: RoleField;
  readonly rank: number;
  readonly parts: Partial<NameParts>;
  /** The name in the field, decoded; null for a field with only a part of one. */
  readonly decoded: Decoded | null;
};

/** Names count before single parts, and those before the words by which a node calls itself. */
const RANKS: Readonly<Partial<Record<FieldRole, number>>> = {
  reference: 0,
  tag: 1,
  artifact: 2,
  version: 5,
  'os-version': 5,
  title: 6,
  name: 7,
  'os-id': 8,
};

const SINGLE = 4;

/** What the fields of a record claim about the image, the strongest first. */
export function claimsOf(fields: readonly RoleField[]): readonly Claim[] {
  const distro = valueOf(fields, 'kubernetes-distro');
  const osId = valueOf(fields, 'os-id');
  const claims = fields.flatMap((field) => {
    const claim = claimOf(field, { distro, osId, versionId: valueOf(fields, 'os-version') });
    return claim === null ? [] : [{ field, rank: RANKS[field.role] ?? SINGLE, ...claim }];
  });
  return claims.toSorted((one, other) => one.rank - other.rank);
}

function valueOf(fields: readonly RoleField[], role: FieldRole): string | null {
  return fields.find((field) => field.role === role && field.value !== '')?.value ?? null;
}

/** What other fields say that a field needs to be read. */
type Beside = {
  readonly distro: string | null;
  readonly osId: string | null;
  readonly versionId: string | null;
};

type Read = Pick<Claim, 'parts' | 'decoded'> | null;

type Reader = (value: string, beside: Beside) => Read;

function claimOf({ role, value }: RoleField, beside: Beside): Read {
  return value === '' ? null : READERS[role](value, beside);
}

const nothing: Reader = () => null;

const READERS: Readonly<Record<FieldRole, Reader>> = {
  reference: readReference,
  tag: readTag,
  artifact: (value) => {
    const decoded = parseFileStem(value) === null ? null : decode(value);
    return decoded === null ? null : { decoded, parts: { ...decoded.parts, ext: null } };
  },
  version: (value) => only(readNodeVersion(value)),
  'os-version': (value, beside) => only(isOfKairos(value, beside) ? readNodeVersion(value) : null),
  title: (value) => {
    const [, name = '', version = ''] = /^(\S+)\s+(\S+)$/.exec(value.trim()) ?? [];
    const system = readSystemName(name);
    return only(system === null ? null : { ...system, ...readNodeVersion(version) });
  },
  name: (value) => only(readSystemName(value)),
  'os-id': (value, { versionId }) => only(readOsRelease(value, versionId)),
  flavor: (value) => only({ flavor: value }),
  'flavor-release': (value) => only({ flavorRelease: value }),
  variant: (value) => {
    const variant = VARIANTS.find((each) => each === value);
    return only(variant === undefined ? null : { variant });
  },
  arch: (value) => {
    const arch = ARCHES.find((each) => each === value.replace(/^linux\//, ''));
    return only(arch === undefined ? null : { arch });
  },
  model: (value) => only({ model: value }),
  registry: (value) => only({ registry: value.split('/')[0] ?? null }),
  'kubernetes-version': (value, { distro }) => only(readKubernetes(value, distro)),
  'kubernetes-distro': (value) => {
    const distro = KUBERNETES_DISTROS.find((each) => each === value);
    return only(distro === undefined ? null : { kubernetes: { distro, version: null } });
  },
  'trusted-boot': (value) => only(/^(?:true|1)$/.test(value) ? { trustedBoot: true } : null),
  digest: nothing,
  'kairos-init': nothing,
  framework: nothing,
  base: nothing,
  project: nothing,
};

function only(parts: Partial<NameParts> | null): Read {
  return parts === null ? null : { parts, decoded: null };
}

/** In os-release `VERSION` is that of Kairos only where the system calls itself so. */
function isOfKairos(value: string, { osId }: Beside): boolean {
  return osId === null ? value.startsWith('v') : osId === 'kairos' || osId === 'c3os';
}

function readReference(value: string): Read {
  const text = value.replace(/^(?:oci|docker):(?:\/\/)?/, '');
  const reference = cutReference(text);
  if (reference.repository === '' || /\s/.test(text)) return null;
  const isFloating = reference.tag === null || reference.tag === 'latest';
  if (isFloating && reference.digest === null) return only(partsOfRepository(reference));
  const decoded = decode(text);
  return { decoded, parts: decoded.parts };
}

/** A tag in a field next to its image; what a node prints as one may have a `+`. */
function readTag(value: string): Read {
  const tag = value.replaceAll('+', '-');
  const parsed = parseTag(tag);
  if (parsed === null) return null;
  return { parts: parsed.parts, decoded: parsed.shape === 'version' ? null : decode(tag) };
}

function readKubernetes(value: string, distro: string | null): Partial<NameParts> | null {
  const version = value.replace(/[-_](k3s[0-9]+|k0s\.[0-9]+)$/, '+$1');
  const [, ending] = /\+(k3s|k0s)/.exec(version) ?? [];
  const known = KUBERNETES_DISTROS.find((each) => each === (distro ?? ending));
  return known === undefined || !/^v?[0-9]/.test(version)
    ? null
    : { kubernetes: { distro: known, version } };
}
