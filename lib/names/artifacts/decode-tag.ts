import { checkTag } from '@/lib/names/references/check-tag';

import { explained, type Decoded, type DecodedForm } from './decoded';
import { eraOfName, type NameEra } from './era-of-name';
import { explainKubernetes } from './explain-kubernetes';
import { explainTag } from './explain-tag';
import {
  formatKubernetes,
  type KubernetesSegment,
  type KubernetesSpelling,
} from './kubernetes-segment';
import type { NameParts } from './name-parts';
import { parseTag, type ParsedName } from './parse-name';
import { remarksOn } from './remarks';

/** The text that a tag was found in, and the parts that the repository states. */
export type TagContext = {
  readonly name: string;
  readonly form: DecodedForm;
  readonly parts: Partial<NameParts>;
};

/** Decodes a tag: an image's by its variant and architecture, or the nearest explanation of any other. */
export function decodeTag(tag: string, context: TagContext): Decoded {
  const kubernetes = explainKubernetes(tag, context);
  if (kubernetes !== null) return kubernetes;
  const parsed = parseTag(tag);
  if (parsed === null || isOnlyVersion(parsed, context)) {
    return explainTag(tag, context) ?? unknownTag(tag, context);
  }
  return decodeParsedTag(tag, parsed, context);
}

/** Decodes a tag that has the shape of an image's tag. */
export function decodeParsedTag(tag: string, parsed: ParsedName, context: TagContext): Decoded {
  const { name, form } = context;
  const nameEra = eraOfName(parsed);
  const parts = mergeParts(parsed, context.parts);
  const isNodeVersion = parsed.shape === 'version' && parsed.segment?.plus === '+';
  const remarks = [
    ...remarksOn({ ...nameEra, form, parsed, parts }),
    ...(isNodeVersion ? [`As a tag it has “-” in place of “+”: ${tag.replaceAll('+', '-')}`] : []),
  ];
  const tagProblem = isNodeVersion && form === 'tag' ? null : checkTag(tag);
  return explained({
    kind: nameEra.era?.id === 'E0' ? 'legacy' : 'image',
    name,
    form,
    era: nameEra.era?.id ?? null,
    parts,
    remarks,
    problem:
      tagProblem?.message ??
      repeatedFlavor(parsed, nameEra, parts) ??
      misspelling(tag, parsed, nameEra),
  });
}

function isOnlyVersion({ shape, parts, segment }: ParsedName, context: TagContext): boolean {
  return (
    shape === 'version' &&
    segment === null &&
    parts.suffix === '' &&
    context.parts.variant === undefined
  );
}

function mergeParts(parsed: ParsedName, origin: Partial<NameParts>): NameParts {
  const { parts, shape } = parsed;
  const merged = { ...parts, ...origin };
  const variant =
    shape === 'version' && merged.variant === null ? variantOf(parsed) : merged.variant;
  return { ...merged, variant, flavor: parts.flavor ?? origin.flavor ?? null };
}

function variantOf({ segment }: ParsedName): NameParts['variant'] {
  return segment === null ? null : 'standard';
}

/** A sentence with the right tag if a tag repeats the flavor; those of CI and of custom builds may. */
function repeatedFlavor(
  parsed: ParsedName,
  nameEra: NameEra,
  { registry, repository, flavor, customPrefix }: NameParts,
): string | null {
  if (!parsed.isFlavorInTag || customPrefix !== null || nameEra.era?.id === 'E6') return null;
  const isOfKairos = repository === null || (registry === 'quay.io' && isOrganization(repository));
  if (!isOfKairos) return null;
  const right = rightTag(parsed, spellingOf(parsed, nameEra));
  return `Well formed, but not published so. The flavor is the repository and not a part of the tag: quay.io/kairos/${flavor ?? ''}:${right}`;
}

function isOrganization(repository: string): boolean {
  return /^kairos\/[^/]+$/.test(repository);
}

/** A sentence with the right spelling if the tag's Kubernetes is not spelled by the rule of its era. */
function misspelling(tag: string, parsed: ParsedName, nameEra: NameEra): string | null {
  const { shape, segment, parts } = parsed;
  const spelling = nameEra.era?.tagKubernetes ?? null;
  if (segment === null || spelling === null || nameEra.isSelfBuilt) return null;
  if (shape !== 'release-variant-arch-model' || segment.kubernetes.version === null) return null;
  const isCustom = parts.customPrefix !== null || parts.customSuffix !== null;
  if (isCustom || parsed.platform !== null || parsed.isFlavorInTag) return null;
  const right = rightTag(parsed, spellingOf(parsed, nameEra));
  if (right === tag) return null;
  return `Well formed, but not published so. ${spellingRule(segment, spelling)}: ${right}`;
}

function spellingRule(segment: KubernetesSegment, spelling: KubernetesSpelling): string {
  const { distro } = segment.kubernetes;
  if (segment.isDoubled) return `The Kubernetes version already had its “${distro}”`;
  if (segment.isUnprefixed) return `A tag has “${distro}” before the Kubernetes version`;
  return spelling.between === '-'
    ? `Since v3.5.0 a tag has a dash after ${distro}`
    : `Before v3.5.0 a tag had no dash after ${distro}`;
}

function spellingOf({ segment }: ParsedName, { era }: NameEra): string {
  const spelling = era?.tagKubernetes ?? null;
  if (segment === null || spelling === null) return '';
  return formatKubernetes(segment.kubernetes, spelling);
}

function rightTag({ parts }: ParsedName, kubernetes: string): string {
  const { flavorRelease, variant, arch, model, version, tagMark } = parts;
  const mark = parts.suffix === 'uki' ? '-uki' : (tagMark ?? '');
  return `${[flavorRelease, variant, arch, model, version].join('-')}${kubernetes}${mark}`;
}

function unknownTag(tag: string, { name, form, parts }: TagContext): Decoded {
  const problem =
    checkTag(tag)?.message ??
    'Not the name of a Kairos image: it has no “-core-” or “-standard-” with an architecture, and no version.';
  return explained({ kind: 'unknown', form, name, parts, problem });
}
