import { parseSemVer } from '@/lib/names/versions/parse-semver';

import {
  parseKubernetes,
  parseKubernetesFirst,
  type KubernetesSegment,
} from './kubernetes-segment';
import { ARCHES, type Arch, type Kubernetes } from './model';
import type { NameParts } from './name-parts';
import { KNOWN_MODELS } from './words';

/** The parts of a name from the version on, and how they are spelled. */
export type NameTail = {
  readonly parts: Pick<
    NameParts,
    | 'version'
    | 'kubernetes'
    | 'kubernetesSeparator'
    | 'prerelease'
    | 'branch'
    | 'commit'
    | 'suffix'
    | 'trustedBoot'
    | 'tagMark'
    | 'customSuffix'
  >;
  readonly segment: KubernetesSegment | null;
  /** The Kubernetes precedes the version, as in the tags of CI since August 2026. */
  readonly isKubernetesFirst: boolean;
  /** The architecture of an ending `_linux_arm64`, which tools add when they unpack an image. */
  readonly platform: Arch | null;
};

/**
 * Parses version, Kubernetes, the mark `-uki` or `-img` and what a custom build adds after them; a
 * commit or a branch may replace the version.
 */
export function parseTail(text: string): NameTail {
  const { body, platform } = cutPlatform(text);
  const first = parseKubernetesFirst(body);
  if (first !== null) {
    const { version, rest } = readVersion(first.rest);
    return tailOf({ version, rest, kubernetes: first.kubernetes, segment: null, platform });
  }
  const segment = parseKubernetes(body);
  const { version, rest } = readVersion(segment?.head ?? body);
  const kubernetes = segment?.kubernetes ?? null;
  return tailOf({ version, rest: `${rest}${segment?.rest ?? ''}`, kubernetes, segment, platform });
}

const PLATFORM = /[_-]linux[_-](amd64|arm64|riscv64)$/;

function cutPlatform(text: string): { readonly body: string; readonly platform: Arch | null } {
  const found = PLATFORM.exec(text);
  const platform = ARCHES.find((arch) => arch === found?.[1]) ?? null;
  return { body: text.slice(0, found?.index ?? text.length), platform };
}

type ReadTail = {
  readonly version: Pick<NameParts, 'version' | 'prerelease' | 'branch' | 'commit'>;
  readonly rest: string;
  readonly kubernetes: Kubernetes | null;
  readonly segment: KubernetesSegment | null;
  readonly platform: Arch | null;
};

function tailOf({ version, rest, kubernetes, segment, platform }: ReadTail): NameTail {
  const { mark, custom } = cutMark(rest);
  const suffix = mark.endsWith('uki') ? 'uki' : mark.endsWith('img') ? 'img' : '';
  return {
    segment,
    isKubernetesFirst: kubernetes !== null && segment === null,
    platform,
    parts: {
      ...version,
      kubernetes,
      kubernetesSeparator: segment === null ? null : segment.between === '-' ? 'dash' : 'none',
      suffix,
      trustedBoot: suffix === 'uki',
      tagMark: suffix !== 'img' ? null : mark.startsWith('.') ? '.img' : '-img',
      customSuffix: custom === '' ? null : custom,
    },
  };
}

function cutMark(rest: string): { readonly mark: string; readonly custom: string } {
  const mark = /(?:^|[-.])(?:uki|img)(?=$|[-_.])/.exec(rest);
  if (mark === null) return { mark: '', custom: rest.replace(/^[-_.]/, '') };
  const custom = `${rest.slice(0, mark.index)}${rest.slice(mark.index + mark[0].length)}`;
  return { mark: mark[0], custom: custom.replace(/^[-_.]/, '') };
}

/** The labels that Kairos gives to prereleases, `v0.0.0-<commit>` of the factory, and `git describe`. */
const VERSION =
  /^(?:v?1\.2[0-4]\.[0-9]{1,9}(?:-[0-9]{1,9}){1,2}(?![.0-9])|v0\.0\.0-[0-9a-f]{7,40}(?![0-9a-z])|v?[0-9]{1,9}\.[0-9]{1,9}\.[0-9]{1,9}(?:-(?:alpha|beta|rc)[.-]?[0-9]{0,9})?(?:-[0-9]{1,6}-g[0-9a-f]{7,40})?(?:-dirty)?(?:\+[0-9A-Za-z.-]{1,80})?)/i;

/** What may follow a version; a dot only leads to a mark. */
const ENDED = /^(?:$|[-_]|\.(?:uki|img)(?:$|[-_.]))/;

const LABEL = /^[^-]*-(?:alpha|beta|rc)/i;

function readVersion(text: string): Pick<ReadTail, 'version' | 'rest'> {
  const version = VERSION.exec(text)?.[0] ?? '';
  const rest = text.slice(version.length);
  if (version !== '' && ENDED.test(rest) && parseSemVer(version).ok) {
    const prerelease = LABEL.test(version);
    return { version: { version, prerelease, branch: null, commit: null }, rest };
  }
  return readOther(text);
}

/** Reads what is not a version: a commit or a branch, with the mark at its end. */
function readOther(text: string): Pick<ReadTail, 'version' | 'rest'> {
  const mark = /(?:^|[-.])(?:uki|img)$/.exec(text)?.[0] ?? '';
  const name = text.slice(0, text.length - mark.length);
  const isCommit = /^(?:[0-9a-f]{7,12}|[0-9a-f]{40})$/.test(name);
  const isBranch = !isCommit && /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(name);
  return {
    version: {
      version: null,
      prerelease: false,
      commit: isCommit ? name : null,
      branch: isBranch ? name : null,
    },
    rest: mark,
  };
}

/** The model at the beginning of a text, and what follows it. */
export type ModelAndRest = {
  readonly model: string;
  readonly rest: string;
  readonly isKnown: boolean;
};

/** Splits off the model: the longest known one, or else all text before what looks like a version. */
export function splitModel(text: string): ModelAndRest {
  const known = KNOWN_MODELS.find((model) => text === model || text.startsWith(`${model}-`));
  if (known !== undefined) {
    return { model: known, rest: text.slice(known.length + 1), isKnown: true };
  }
  const end = text.search(
    /-(?:v?[0-9]+\.[0-9]+\.[0-9]|[0-9a-f]{40}|latest|master|main|k[30]s-v?[0-9])/,
  );
  if (end < 0) return { model: text, rest: '', isKnown: false };
  return { model: text.slice(0, end), rest: text.slice(end + 1), isKnown: false };
}
