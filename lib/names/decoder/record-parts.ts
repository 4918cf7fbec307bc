import { boardOf } from '@/lib/names/artifacts/early-board';
import { NO_PARTS, type NameParts } from '@/lib/names/artifacts/name-parts';

import type { Claim } from './field-claims';
import type { RecordKind } from './record-kinds';

/** Takes each part from the strongest claim that states it. */
export function partsOf(claims: readonly Claim[]): NameParts {
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

/** Decides whether a claim states a part. */
export function isStated(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && value !== false;
}

/** The first Kubernetes with its version, else the first distribution. */
function fullest(claims: readonly Claim[]): NameParts['kubernetes'] {
  const all = claims.flatMap(({ parts }) => (parts.kubernetes ? [parts.kubernetes] : []));
  return all.find(({ version }) => version !== null) ?? all[0] ?? null;
}

/** Decides whether the fields are about an image or a version of Kairos. */
export function isOfKairos(parts: NameParts, { id }: RecordKind): boolean {
  const { version, commit, branch, variant, flavor, kubernetes } = parts;
  if (id === 'image' || id === 'kustomize') return variant !== null;
  const isImage = variant !== null || flavor !== null || kubernetes !== null;
  return version !== null || commit !== null || (branch !== null && isImage) || isImage;
}
