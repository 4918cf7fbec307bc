import type { Era } from '@/lib/names/artifacts/eras';
import { formatImageReference } from '@/lib/names/artifacts/format-image';
import type { NameParts } from '@/lib/names/artifacts/name-parts';

import type { RoleField } from './field-claims';

/** Registry and organization of Kairos. */
export const OFFICIAL_PLACE = 'quay.io/kairos';

/** Joins a reference without a tag and the tag in another field to one reference. */
export function withComposedReference(fields: readonly RoleField[]): readonly RoleField[] {
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

/** Makes the reference of the parts by the era's rule; null if it needs more. */
export function referenceOf(parts: NameParts, era: Era, place: string): string | null {
  const { flavor, flavorRelease, variant, arch, model, version, kubernetes } = parts;
  if (flavor === null || variant === null || version === null) return null;
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

/** Reads registry and organization of the image, as far as the fields state them. */
export function placeOfImage(
  roles: readonly RoleField[],
  { registry, repository }: NameParts,
): string {
  const stated = roles.find(({ role }) => role === 'registry')?.value;
  if (repository === null) return stated ?? OFFICIAL_PLACE;
  const organization = repository.split('/').slice(0, -1).join('/');
  return [registry, organization].filter((word) => word !== null && word !== '').join('/');
}
