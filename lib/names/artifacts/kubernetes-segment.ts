import { KUBERNETES_DISTROS, type Kubernetes } from './model';

/** How a name writes its Kubernetes: what stands before the distribution, after it, and for the `+`. */
export type KubernetesSpelling = {
  readonly before: '-' | '';
  readonly between: '-' | '';
  readonly plus: '+' | '-';
};

/** Writes the Kubernetes of a name, such as `-k3s-v1.36.1-k3s1`; nothing for none. */
export function formatKubernetes(
  kubernetes: Kubernetes | null,
  { before, between, plus }: KubernetesSpelling,
): string {
  if (kubernetes === null) return '';
  const { distro, version } = kubernetes;
  if (version === null) return `${before}${distro}`;
  return `${before}${distro}${between}${version.replaceAll('+', plus)}`;
}

/** A Kubernetes found at the end of a name: what precedes it, and how it was written. */
export type KubernetesSegment = {
  readonly head: string;
  readonly kubernetes: Kubernetes;
  readonly before: '-' | '';
  readonly between: '-' | '';
  /** What stood for the `+` of the version; null where it has none. */
  readonly plus: '+' | '-' | '_' | null;
  /** The distribution stood twice, as when its name was part of the version already. */
  readonly isDoubled: boolean;
};

/**
 * Finds the Kubernetes at the end of a versioned name, in every spelling that was ever published, and
 * gives its version the `+` back: `-k3s1` at the end is `+k3s1`, `-k0s.0` is `+k0s.0`.
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

type ReadVersion = { readonly text: string | null; readonly plus: KubernetesSegment['plus'] };

function readVersion(text: string): ReadVersion | null {
  if (/^[0-9]*$/.test(text)) return { text: null, plus: null };
  if (!/^v?[0-9]+\.[0-9]/.test(text)) return null;
  const build = /([-+_])(k3s[0-9]+|k0s\.[0-9]+)$/.exec(text);
  if (build === null) return { text, plus: null };
  const [all, plus, revision = ''] = build;
  const number = text.slice(0, text.length - all.length);
  return { text: `${number}+${revision}`, plus: plus === '+' || plus === '_' ? plus : '-' };
}
