import { KUBERNETES_DISTROS, type Kubernetes } from './model';

/** How a name spells its Kubernetes: what is before the distribution, after it, and in place of `+`. */
export type KubernetesSpelling = {
  readonly before: '-' | '';
  readonly between: '-' | '';
  readonly plus: '+' | '-';
};

/** Formats the Kubernetes of a name, e.g. `-k3s-v1.36.1-k3s1`; empty for null. */
export function formatKubernetes(
  kubernetes: Kubernetes | null,
  { before, between, plus }: KubernetesSpelling,
): string {
  if (kubernetes === null) return '';
  const { distro, version } = kubernetes;
  if (version === null) return `${before}${distro}`;
  return `${before}${distro}${between}${version.replaceAll('+', plus)}`;
}

/** The Kubernetes inside a name: what precedes it, its value and spelling, and what follows it. */
export type KubernetesSegment = {
  readonly head: string;
  readonly kubernetes: Kubernetes;
  readonly before: '-' | '';
  readonly between: '-' | '';
  /** What is written for the `+` of the version; null if the version has none. */
  readonly plus: '+' | '-' | '_' | null;
  /** The distribution is written twice (`k3sk3sv1.29.0`), as when the version already contained it. */
  readonly isDoubled: boolean;
  /** Only the end of the version states the distribution, as a node prints it (`v3.1.2-v1.30.4-k3s1`). */
  readonly isUnprefixed: boolean;
  /** The text after it, with its separator. */
  readonly rest: string;
};

const NUMBERS = 'v?[0-9]{1,9}\\.[0-9]{1,9}(?:\\.[0-9]{1,9})?(?:-(?:alpha|beta|rc)\\.?[0-9]{1,9})?';
const BUILD = '(?<plus>[-+_])(?<build>k3s[0-9]{1,9}|k0s\\.[0-9]{1,9})';
const PREFIX = '(?<before>-?)(?<![A-Za-z])(?<distro>k3s|k0s)(?<twice>k3s|k0s)?(?<between>-?)';
const END = '(?=$|[-_.])';

/** The spellings from the most to the least specific: the first that occurs counts. */
const SPELLINGS: readonly RegExp[] = [
  new RegExp(`${PREFIX}(?<numbers>${NUMBERS})${BUILD}${END}`),
  new RegExp(`(?<before>-)(?<numbers>${NUMBERS})${BUILD}${END}`),
  new RegExp(`${PREFIX}(?<numbers>${NUMBERS})${END}`),
  new RegExp(`(?<before>-?)(?<![A-Za-z])(?<distro>k3s|k0s)[0-9]{0,9}${END}`),
];

/**
 * Finds the Kubernetes inside a name, in every spelling that was ever published, and restores the `+` of
 * its version: `-k3s1` is `+k3s1`, `-k0s.0` is `+k0s.0`.
 */
export function parseKubernetes(text: string): KubernetesSegment | null {
  for (const spelling of SPELLINGS) {
    const found = spelling.exec(text);
    const segment = found === null ? null : readSegment(text, found);
    if (segment !== null) return segment;
  }
  return null;
}

function readSegment(text: string, found: RegExpExecArray): KubernetesSegment | null {
  const { distro: written, twice, before, between, numbers, plus, build } = found.groups ?? {};
  const distro = KUBERNETES_DISTROS.find((word) => (written ?? build ?? '').startsWith(word));
  if (distro === undefined || (twice !== undefined && twice !== distro)) return null;
  const version = build === undefined ? (numbers ?? null) : `${numbers ?? ''}+${build}`;
  return {
    head: text.slice(0, found.index),
    kubernetes: { distro, version },
    before: before === '-' ? '-' : '',
    between: between === '-' ? '-' : '',
    plus: plus === '+' || plus === '_' || plus === '-' ? plus : null,
    isDoubled: twice !== undefined,
    isUnprefixed: written === undefined,
    rest: text.slice(found.index + found[0].length),
  };
}

const FIRST = new RegExp(
  `^(?<distro>k3s|k0s)(?:-(?<numbers>${NUMBERS})-(?<build>k3s[0-9]{1,9}|k0s\\.[0-9]{1,9}))?-(?=v?[0-9]+\\.[0-9]+\\.[0-9]|[0-9a-f]{40})`,
);

/**
 * Parses a Kubernetes that precedes the version of Kairos, as in the tags of CI since August 2026
 * (`k3s-v1.33.9-k3s1-v4.5.0`, `k3s-v4.5.0`).
 *
 * @see https://github.com/kairos-io/kairos/blob/master/.github/scripts/verify_k8s_tag.py
 */
export function parseKubernetesFirst(
  text: string,
): { readonly kubernetes: Kubernetes; readonly rest: string } | null {
  const found = FIRST.exec(text);
  const { distro: written, numbers, build } = found?.groups ?? {};
  const distro = KUBERNETES_DISTROS.find((word) => word === written);
  if (found === null || distro === undefined) return null;
  const version = build === undefined ? null : `${numbers ?? ''}+${build}`;
  return { kubernetes: { distro, version }, rest: text.slice(found[0].length) };
}
