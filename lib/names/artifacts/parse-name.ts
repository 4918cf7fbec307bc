import type { KubernetesSegment } from './kubernetes-segment';
import { ARCHES, VARIANTS, type Arch, type Variant } from './model';
import { NO_PARTS, type NameParts } from './name-parts';
import { parseTail, splitModel } from './parse-tail';
import { splitFlavor } from './words';

/**
 * The shapes of names, whatever their version. F is the flavor, R its release, V the variant, A the
 * architecture, M the model, X the version and what follows it.
 */
export type NameShape =
  /** `R-V-A-M-X`, since E3. */
  | 'release-variant-arch-model'
  /** `F-R-V-A-M-commit`, in E6. */
  | 'flavor-release-variant-arch-model'
  /** `V-F-A-M-X`, in E2. */
  | 'variant-flavor-arch-model'
  /** `F-X`, in E0 and E1. */
  | 'flavor-version'
  /** Only `X`, in E1 and E2, where the repository states the rest. */
  | 'version';

/** The parts of a name that has one of the shapes. */
export type ParsedName = {
  readonly shape: NameShape;
  readonly parts: NameParts;
  readonly segment: KubernetesSegment | null;
  readonly isKnownModel: boolean;
  readonly isKnownFlavor: boolean;
  /** The architecture is spelled as `uname` does, e.g. `aarch64`. */
  readonly isForeignArch: boolean;
};

const ANCHOR = /-(core|standard)-(amd64|arm64|riscv64)-/;

/**
 * Parses a tag by its anchor, which is variant and architecture: before it is the flavor's release, after
 * it the model, the version and the rest. Dashes are no separators, since each part may contain some.
 */
export function parseTag(tag: string): ParsedName | null {
  const anchored = parseAnchored(tag);
  if (anchored === null) return parseVersionTag(tag);
  const { head, after } = anchored;
  const { tail, base } = after;
  const flavor = base.commit === null ? null : splitFlavor(head);
  if (base.commit?.length === 40 && flavor?.isKnown === true) {
    const { isKnown: _, ...words } = flavor;
    return { ...tail, shape: 'flavor-release-variant-arch-model', parts: { ...base, ...words } };
  }
  const parts = { ...base, flavorRelease: head };
  return { ...tail, shape: 'release-variant-arch-model', parts };
}

/** Parses a file name without its ending, by the shapes of E3, E2 and E1, in this order. */
export function parseFileStem(stem: string): ParsedName | null {
  return parseWrittenStem(stem) ?? parseVariantFirst(stem) ?? parseEarlyStem(stem);
}

type Anchored = {
  readonly head: string;
  readonly after: {
    readonly base: NameParts;
    readonly tail: Omit<ParsedName, 'parts' | 'shape'>;
  };
};

function parseAnchored(text: string): Anchored | null {
  const anchor = ANCHOR.exec(text);
  if (anchor === null || anchor.index === 0) return null;
  const [all, variant, arch] = anchor;
  const rest = text.slice(anchor.index + all.length);
  return { head: text.slice(0, anchor.index), after: parseAfter(rest, { variant, arch }) };
}

type Words = { readonly variant: string | undefined; readonly arch: string | undefined };

function parseAfter(text: string, words: Words): Anchored['after'] {
  const { model, rest, isKnown } = splitModel(text);
  const { parts, segment } = parseTail(rest);
  const arch = readArch(words.arch);
  return {
    base: { ...NO_PARTS, ...parts, model, arch, variant: readVariant(words.variant) },
    tail: {
      segment,
      isKnownModel: isKnown,
      isKnownFlavor: true,
      isForeignArch: arch !== words.arch,
    },
  };
}

function parseVersionTag(tag: string): ParsedName | null {
  if (!/^v?[0-9]/.test(tag)) return null;
  const { parts, segment } = parseTail(tag);
  return parts.version === null ? null : early('version', { ...NO_PARTS, ...parts }, segment);
}

function parseWrittenStem(stem: string): ParsedName | null {
  if (!stem.startsWith('kairos-')) return null;
  const anchored = parseAnchored(stem.slice('kairos-'.length));
  if (anchored === null) return null;
  const { head, after } = anchored;
  const flavor = splitFlavor(head);
  const words = flavor ?? { flavor: null, flavorRelease: head, isKnown: true };
  const { isKnown, ...named } = words;
  const isCi = after.base.version === null && after.base.branch === null;
  return {
    ...after.tail,
    shape: isCi ? 'flavor-release-variant-arch-model' : 'release-variant-arch-model',
    isKnownFlavor: isKnown,
    parts: { ...after.base, ...named },
  };
}

const VARIANT_FIRST =
  /^kairos-(?:official-|community-)?(core|standard)-([a-z0-9._-]+?)-(amd64|arm64|riscv64|aarch64|x86_64)-/;

function parseVariantFirst(stem: string): ParsedName | null {
  const start = VARIANT_FIRST.exec(stem);
  if (start === null) return null;
  const [all, variant, flavor = '', arch] = start;
  const { base, tail } = parseAfter(stem.slice(all.length), { variant, arch });
  return { ...tail, shape: 'variant-flavor-arch-model', parts: { ...base, flavor } };
}

const EARLY = /^(?:kairos|core|c3os)-([a-z][a-z0-9._-]*?)-(?=v[0-9]+\.[0-9]+\.[0-9])/;

function parseEarlyStem(stem: string): ParsedName | null {
  const start = EARLY.exec(stem);
  if (start === null) return null;
  const [all, flavor = ''] = start;
  const { parts, segment } = parseTail(stem.slice(all.length));
  if (parts.version === null) return null;
  const variant = segment === null ? 'core' : 'standard';
  return early(
    'flavor-version',
    { ...NO_PARTS, ...parts, flavor, variant, ...boardOf(flavor) },
    segment,
  );
}

/** The board of an early flavor: `…-arm-rpi` is the model rpi64 on arm64. */
export function boardOf(flavor: string): Pick<NameParts, 'arch' | 'model'> {
  return flavor.endsWith('-arm-rpi')
    ? { arch: 'arm64', model: 'rpi64' }
    : { arch: null, model: null };
}

function early(shape: NameShape, parts: NameParts, segment: KubernetesSegment | null): ParsedName {
  return {
    shape,
    parts,
    segment,
    isKnownModel: true,
    isKnownFlavor: true,
    isForeignArch: false,
  };
}

function readVariant(word: string | undefined): Variant | null {
  return VARIANTS.find((variant) => variant === word) ?? null;
}

function readArch(word: string | undefined): Arch | null {
  if (word === 'aarch64') return 'arm64';
  if (word === 'x86_64') return 'amd64';
  return ARCHES.find((arch) => arch === word) ?? null;
}
