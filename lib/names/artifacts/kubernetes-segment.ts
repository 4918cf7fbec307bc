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

/** The Kubernetes at the end of a name: `head` is what precedes it, the rest its value and spelling. */
export type KubernetesSegment = {
  readonly head: string;
  readonly kubernetes: Kubernetes;
  readonly before: '-' | '';
  readonly between: '-' | '';
  /** What is written for the `+` of the version; null if the version has none. */
  readonly plus: '+' | '-' | '_' | null;
  /** The distribution is written twice (`k3sk3sv1.29.0`), as when the version already contained it. */
  readonly isDoubled: boolean;
};

/**
 * Finds the Kubernetes at the end of a name, in every spelling that was ever published, and restores the
 * `+` of its version: `-k3s1` at the end is `+k3s1`, `-k0s.0` is `+k0s.0`.
 */
export function parseKubernetes(text: string): KubernetesSegment | null {
  const start = text.search(/k[30]s/);
  const distro = KUBERNETES_DISTROS.find((word) => text.startsWith(word, start));
  if (start < 0 || distro === undefined) return null;
  const before = text.charAt(start - 1) === '-' ? '-' : '';
  const once = text.slice(start + distro.length);
  const isDoubled = once.startsWith(distro) && once.length > distro.length;
  const rest = isDoubled ? once.slice(distro.length) : once;
  const between = rest.startsWith('-') ? '-' : '';
  const version = readVersion(rest.slice(between.length));
  if (version === null) return null;
  const head = text.slice(0, start - before.length);
  return {
    head,
    before,
    between,
    isDoubled,
    kubernetes: { distro, version: version.text },
    plus: version.plus,
  };
}

type SegmentVersion = { readonly text: string | null; readonly plus: KubernetesSegment['plus'] };

function readVersion(text: string): SegmentVersion | null {
  if (/^[0-9]*$/.test(text)) return { text: null, plus: null };
  if (!/^v?[0-9]+\.[0-9]/.test(text)) return null;
  const build = /([-+_])(k3s[0-9]+|k0s\.[0-9]+)$/.exec(text);
  if (build === null) return { text, plus: null };
  const [all, plus, revision = ''] = build;
  const number = text.slice(0, text.length - all.length);
  return { text: `${number}+${revision}`, plus: plus === '+' || plus === '_' ? plus : '-' };
}
