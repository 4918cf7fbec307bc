import { parseSemVer } from '@/lib/names/versions/parse-semver';

import { parseKubernetes, type KubernetesSegment } from './kubernetes-segment';
import type { NameParts } from './name-parts';
import { KNOWN_MODELS } from './words';

/** The parts of a name from the version on, and how its Kubernetes is spelled. */
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
  >;
  readonly segment: KubernetesSegment | null;
};

/** Parses version, Kubernetes and the mark `-uki` or `-img`; a commit or a branch may replace the version. */
export function parseTail(text: string): NameTail {
  const mark = /(?:^|[-.])(?:uki|img)$/.exec(text)?.[0] ?? '';
  const unmarked = text.slice(0, text.length - mark.length);
  const segment = parseKubernetes(unmarked);
  const suffix = mark.endsWith('uki') ? 'uki' : mark.endsWith('img') ? 'img' : '';
  return {
    segment,
    parts: {
      ...readVersion(segment?.head ?? unmarked),
      kubernetes: segment?.kubernetes ?? null,
      kubernetesSeparator: segment === null ? null : segment.between === '-' ? 'dash' : 'none',
      suffix,
      trustedBoot: suffix === 'uki',
      tagMark: suffix !== 'img' ? null : mark.startsWith('.') ? '.img' : '-img',
    },
  };
}

function readVersion(text: string) {
  const parsed = parseSemVer(text);
  if (parsed.ok) {
    const prerelease = parsed.value.prerelease.length > 0;
    return { version: text, prerelease, branch: null, commit: null };
  }
  const isCommit = /^(?:[0-9a-f]{7,12}|[0-9a-f]{40})$/.test(text);
  const isBranch = !isCommit && /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(text);
  return {
    version: null,
    prerelease: false,
    commit: isCommit ? text : null,
    branch: isBranch ? text : null,
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
  const end = text.search(/-(?:v?[0-9]+\.[0-9]+\.[0-9]|[0-9a-f]{40}|latest|master|main)/);
  if (end < 0) return { model: text, rest: '', isKnown: false };
  return { model: text.slice(0, end), rest: text.slice(end + 1), isKnown: false };
}
