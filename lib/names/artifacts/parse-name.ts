import { readDescribedVersion } from '@/lib/names/versions/git-describe';

import { boardOf } from './early-board';
import type { KubernetesSegment } from './kubernetes-segment';
import { ARCHES, VARIANTS, type Arch, type Variant } from './model';
import { NO_PARTS, type NameParts } from './name-parts';
import { parseTail, splitModel, type NameTail } from './parse-tail';
import { findFlavor, KNOWN_FLAVORS, splitFlavor } from './words';

/**
 * The shapes of names of all versions. F is the flavor, R its release, V the variant, A the
 * architecture, M the model, X the version and what follows it.
 */
export type NameShape =
  /** `R-V-A-M-X`, since E3. */
  | 'release-variant-arch-model'
  /** `F-R-V-A-M-X`, in E6, where X is a commit, or has Kubernetes before the version. */
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
  /** A tag states the flavor, which for releases only the repository does. */
  readonly isFlavorInTag: boolean;
  /** The architecture of an ending `_linux_arm64`. */
  readonly platform: Arch | null;
};

const ANCHOR = /-(core|standard)-(amd64|arm64|riscv64)-/;

/**
 * Parses a tag by its anchor, which is variant and architecture: before it is the flavor's release, after
 * it the model, the version and the rest. Dashes are no separators, since each part may contain some.
 *
 * `repository` is the last component of the tag's repository; null for a tag without one.
 */
export function parseTag(tag: string, repository: string | null = null): ParsedName | null {
  const anchored = parseAnchored(tag);
  if (anchored === null) return parseVersionTag(tag);
  const { head, after } = anchored;
  const { tail, base, isOfCi } = after;
  const flavor = flavorInTag(head, repository);
  const isFlavorInTag = flavor !== null;
  const shape =
    isOfCi && isFlavorInTag ? 'flavor-release-variant-arch-model' : 'release-variant-arch-model';
  const parts = { ...base, ...(flavor ?? { flavorRelease: head }) };
  return { ...tail, shape, parts, isFlavorInTag };
}

/**
 * The flavor at the start of a tag, which tags of CI have, and after the words of a custom build. A
 * repository that is another distribution settles that those words are the release (`rockylinux-9`).
 */
function flavorInTag(
  head: string,
  repository: string | null,
): Pick<NameParts, 'flavor' | 'flavorRelease' | 'customPrefix'> | null {
  const start = splitFlavor(head);
  const found = start?.isKnown === true ? { before: '', ...start } : findFlavor(head);
  if (found === null) return null;
  const { before, flavor, flavorRelease } = found;
  const isOther =
    repository !== null && repository !== flavor && KNOWN_FLAVORS.includes(repository);
  if (isOther || (repository === flavor && DOUBLED.test(head))) return null;
  return { flavor, flavorRelease, customPrefix: before === '' ? null : before };
}

/** Parses a file name without its ending, by the shapes of E3, E2 and E1, in this order. */
export function parseFileStem(stem: string): ParsedName | null {
  return parseWrittenStem(stem) ?? parseVariantFirst(stem) ?? parseEarlyStem(stem);
}

/** Releases that the factory makes of base images, e.g. `rockylinux/rockylinux:9`. */
const DOUBLED = /^(?:rockylinux|almalinux)-[0-9]+$/;

type Anchored = {
  readonly head: string;
  readonly after: {
    readonly base: NameParts;
    readonly tail: Omit<ParsedName, 'parts' | 'shape'>;
    /** Only CI writes what follows the model like this. */
    readonly isOfCi: boolean;
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
  const { parts, segment, platform, isKubernetesFirst } = parseTail(rest);
  const arch = readArch(words.arch);
  const isDescribed = parts.version !== null && readDescribedVersion(parts.version) !== null;
  return {
    isOfCi: parts.commit?.length === 40 || isKubernetesFirst || isDescribed,
    base: { ...NO_PARTS, ...parts, model, arch, variant: readVariant(words.variant) },
    tail: {
      segment,
      isKnownModel: isKnown,
      isKnownFlavor: true,
      isForeignArch: arch !== words.arch,
      isFlavorInTag: false,
      platform,
    },
  };
}

function parseVersionTag(tag: string): ParsedName | null {
  if (!/^v?[0-9]/.test(tag)) return null;
  const tail = parseTail(tag);
  return tail.parts.version === null ? null : early('version', {}, tail);
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
  const tail = parseTail(stem.slice(all.length));
  const { version, kubernetes } = tail.parts;
  if (version === null) return null;
  const variant = kubernetes === null ? 'core' : 'standard';
  return early('flavor-version', { flavor, variant, ...boardOf(flavor, version) }, tail);
}

function early(shape: NameShape, words: Partial<NameParts>, tail: NameTail): ParsedName {
  const { parts, segment, platform } = tail;
  return {
    shape,
    parts: { ...NO_PARTS, ...parts, ...words },
    segment,
    isKnownModel: true,
    isKnownFlavor: true,
    isForeignArch: false,
    isFlavorInTag: false,
    platform,
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
