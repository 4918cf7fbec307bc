import { checkTag } from '@/lib/names/references/check-tag';

import { explained, type Decoded, type DecodedForm } from './decoded';
import { eraOfName, type NameEra } from './era-of-name';
import { explainTag } from './explain-tag';
import { formatKubernetes } from './kubernetes-segment';
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
  const remarks = remarksOn({ ...nameEra, form, parsed, parts });
  return explained({
    kind: nameEra.era?.id === 'E0' ? 'legacy' : 'image',
    name,
    form,
    era: nameEra.era?.id ?? null,
    parts,
    remarks,
    problem: checkTag(tag)?.message ?? misspelling(tag, parsed, nameEra),
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

/** A sentence with the right spelling if the tag's Kubernetes is not spelled by the rule of its era. */
function misspelling(
  tag: string,
  parsed: ParsedName,
  { era, isSelfBuilt }: NameEra,
): string | null {
  const { shape, segment } = parsed;
  const spelling = era?.tagKubernetes ?? null;
  if (segment === null || spelling === null || isSelfBuilt) return null;
  if (shape !== 'release-variant-arch-model' || segment.kubernetes.version === null) return null;
  const right = rightTag(parsed, formatKubernetes(segment.kubernetes, spelling));
  if (right === tag) return null;
  const { distro } = segment.kubernetes;
  if (segment.isDoubled) {
    return `Well formed, but not published so. The Kubernetes version already had its “${distro}”: ${right}`;
  }
  const rule =
    spelling.between === '-'
      ? `Since v3.5.0 a tag has a dash after ${distro}`
      : `Before v3.5.0 a tag had no dash after ${distro}`;
  return `Well formed, but not published so. ${rule}: ${right}`;
}

function rightTag({ parts }: ParsedName, kubernetes: string): string {
  const { flavorRelease, variant, arch, model, version, tagMark } = parts;
  const mark = parts.suffix === 'uki' ? '-uki' : (tagMark ?? '');
  return `${[flavorRelease, variant, arch, model, version].join('-')}${kubernetes}${mark}`;
}

function unknownTag(tag: string, { name, form, parts }: TagContext): Decoded {
  const problem =
    checkTag(tag)?.message ??
    'No Kairos name: there is no “-core-” or “-standard-” with an architecture in it, and no version.';
  return explained({ kind: 'unknown', form, name, parts, problem });
}
