import type { NameParts } from '@/lib/names/artifacts/name-parts';

/** The parts of a name for which documentation and templates write placeholders. */
export type PlaceholderPart = {
  /** The part of the name that is empty until the placeholder is filled in; null for none. */
  readonly part: keyof NameParts | null;
  /** What has to be filled in, as a phrase. */
  readonly means: string;
  /** The text that is decoded in its place. */
  readonly sample: string;
};

const FLAVOR = { part: 'flavor', means: 'the flavor, e.g. ubuntu', sample: 'placeholder' } as const;
const RELEASE = {
  part: 'flavorRelease',
  means: 'the version of the distribution, e.g. 24.04',
  sample: '0placeholder',
} as const;
const MODEL = {
  part: 'model',
  means: 'the board, e.g. generic or rpi4',
  sample: 'generic',
} as const;
const VERSION = {
  part: 'version',
  means: 'the version of Kairos, e.g. v4.2.0',
  sample: 'v0.0.0-abcdef0',
} as const;
const KUBERNETES = {
  part: 'kubernetes',
  means: 'the version of Kubernetes, e.g. v1.36.3-k3s1 in a tag and v1.36.3+k3s1 in a file name',
  sample: 'v1.99.0-k3s0',
} as const;

/** What the words of placeholders mean; case, dashes and underscores do not matter. */
const WORDS: Readonly<Record<string, PlaceholderPart>> = {
  flavor: FLAVOR,
  flavour: FLAVOR,
  distro: FLAVOR,
  distribution: FLAVOR,
  flavorrelease: RELEASE,
  flavourrelease: RELEASE,
  osversion: RELEASE,
  variant: { part: 'variant', means: 'core or standard', sample: 'standard' },
  arch: { part: 'arch', means: 'amd64, arm64 or riscv64', sample: 'amd64' },
  architecture: { part: 'arch', means: 'amd64, arm64 or riscv64', sample: 'amd64' },
  targetarch: { part: 'arch', means: 'amd64, arm64 or riscv64', sample: 'amd64' },
  model: MODEL,
  device: MODEL,
  board: MODEL,
  version: VERSION,
  kairosversion: VERSION,
  kubernetesdistro: {
    part: 'kubernetes',
    means: 'the Kubernetes distribution, k3s or k0s',
    sample: 'k3s',
  },
  k3sversion: KUBERNETES,
  k3sversionoci: KUBERNETES,
  k0sversion: KUBERNETES,
  k0sversionoci: KUBERNETES,
  k8sversion: KUBERNETES,
  kubernetesversion: KUBERNETES,
  softwareversion: KUBERNETES,
  ext: { part: 'ext', means: 'the ending of the file name, e.g. iso', sample: 'iso' },
  extension: { part: 'ext', means: 'the ending of the file name, e.g. iso', sample: 'iso' },
};

const OTHER: PlaceholderPart = {
  part: null,
  means: 'a value to fill in',
  sample: 'placeholder',
};

/** The meaning of a placeholder, by the word in it: `flavor_release` and `FlavorRelease` are the same. */
export function placeholderPart(word: string): PlaceholderPart {
  const key = word.toLowerCase().replace(/[^a-z0-9]/g, '');
  return Object.hasOwn(WORDS, key) ? (WORDS[key] ?? OTHER) : OTHER;
}

/** Whether a value is, or contains, the text that is decoded in place of a placeholder. */
export function isSample(value: string): boolean {
  return /placeholder|v0\.0\.0-abcdef0|v1\.99\.0-k3s0/.test(value);
}

/** A version of which only the first numbers are given: `v2.3.x`, `vX.Y.Z`. */
export function versionPattern(text: string): PlaceholderPart {
  const numbers = text.toLowerCase().replace(/^v/, '').split('.');
  const known = numbers.filter((number) => /^[0-9]+$/.test(number));
  if (known.length === 0) return VERSION;
  const filled = numbers.map((number) => (/^[0-9]+$/.test(number) ? number : '0'));
  while (filled.length < 3) filled.push('0');
  return {
    part: 'version',
    means: `any version ${known.join('.')}, of which one has to be chosen`,
    sample: `v${filled.join('.')}`,
  };
}
