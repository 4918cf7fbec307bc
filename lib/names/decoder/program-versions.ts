import { decode } from '@/lib/names/artifacts/decode';
import { explained } from '@/lib/names/artifacts/decoded';
import { explainKubernetes } from '@/lib/names/artifacts/explain-kubernetes';
import { KUBERNETES_DISTROS, type KubernetesDistro } from '@/lib/names/artifacts/model';
import { COMPONENTS } from '@/lib/names/catalog/components';
import type { Program } from '@/lib/names/catalog/model';
import { PROGRAMS } from '@/lib/names/catalog/programs';
import { readVersion } from '@/lib/names/versions/read-version';

import type { Finding, Span } from './model';

/** Names that logs and people write differently from the program's own. */
const ALIASES: readonly (readonly [written: string, program: string])[] = [
  ['kairos agent', 'kairos-agent'],
  ['aurora boot', 'auroraboot'],
  ['kairos init', 'kairos-init'],
  ['kairos operator', 'kairos-operator'],
  ['kairos factory', 'kairos-factory-action'],
  ['kairos provider', 'provider-kairos'],
  ['kairos', 'kairos'],
  ['k3s', 'k3s'],
  ['k0s', 'k0s'],
  ['kubernetes', 'kubernetes'],
  ['k8s', 'kubernetes'],
];

/** Programs, and the components that release none. */
const KNOWN: readonly Program[] = [
  ...PROGRAMS,
  ...COMPONENTS.filter(({ program }) => program === null).map(({ id, title }) => ({
    name: id,
    is: `the component “${title}” of Kairos`,
  })),
];

const NAMES = [...KNOWN.map(({ name }) => name), ...ALIASES.map(([written]) => written)]
  .toSorted((a, b) => b.length - a.length)
  .map((name) => name.replaceAll(/[-.]/g, '\\$&'));

/** What is written between a program and its version: blanks, a separator, or the word for version. */
const BETWEEN = `["']?(?:(?:\\s{1,4}|\\s{0,4}[:=,]\\s{0,4}|\\s{1,4}(?:is|at)\\s{1,4})["']?(?:(?:semantic\\s)?version|ver\\.?|release|tag)?["']?\\s{0,4}[:=]?\\s{0,4}["']?|@)`;

const FULL = `v?[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}[0-9A-Za-z.+_-]{0,60}`;

/** A release line, which no further number follows: `v0`, `0.17`. */
const LINE = `(?:v[0-9]{1,3}|v?[0-9]{1,4}\\.[0-9]{1,4})(?![0-9A-Za-z+_-]|\\.[0-9A-Za-z*])`;

/** A program and its version or release line, as programs and people write them. */
const PROGRAM_VERSION = new RegExp(
  `(?<![\\w.:@=-]|(?<!github\\.com/kairos-io)/)(${NAMES.join('|')})${BETWEEN}(${FULL}|${LINE})`,
  'gi',
);

/** Most programs of one text that are looked at. */
const MAX_PROGRAMS = 40;

/** Finds the programs of a text whose version or line follows: `kairos-agent version v2.24.10`, `Hadron v0.5`. */
export function findProgramVersions({ text, start }: Span): readonly Finding[] {
  const findings: Finding[] = [];
  for (const found of text.matchAll(PROGRAM_VERSION)) {
    if (findings.length === MAX_PROGRAMS) break;
    const [written, name = '', version = ''] = found;
    const place = { start: start + found.index, end: start + found.index + written.length };
    const finding = programOf(name.toLowerCase(), withoutStop(version));
    if (finding !== null) findings.push({ ...finding, place });
  }
  return findings;
}

function withoutStop(version: string): string {
  return version.replace(/[.,-]+$/, '');
}

function withV(version: string): string {
  return version.replace(/^v?/i, 'v');
}

function programOf(written: string, version: string): Omit<Finding, 'place'> | null {
  const name = ALIASES.find(([alias]) => alias === written)?.[1] ?? written;
  const context = { name: `${name} ${version}`, form: 'text', parts: {} } as const;
  if (name === 'kairos') return decode(version);
  if (name === 'kubernetes' || isDistro(name)) {
    return explainKubernetes(version, context) ?? kubernetesOf(name, version, context);
  }
  if (!isReadable(version)) return null;
  const is = KNOWN.find((program) => program.name === name)?.is ?? '';
  return explained({
    kind: 'component',
    ...context,
    parts: { name, version: withV(version) },
    remarks: [`${name}: ${is}.`],
  });
}

const ONLY_LINE = new RegExp(`^${LINE}$`, 'i');

function isReadable(version: string): boolean {
  return ONLY_LINE.test(version) || readVersion(version, { legacyC3os: false }).numbers !== null;
}

function isDistro(name: string): name is KubernetesDistro {
  return KUBERNETES_DISTROS.some((distro) => distro === name);
}

/** A version of Kubernetes without the build of k3s or k0s, or its release line; null for `v1`, which all have. */
function kubernetesOf(
  name: KubernetesDistro | 'kubernetes',
  written: string,
  context: Pick<Finding, 'name' | 'form'>,
): Omit<Finding, 'place'> | null {
  if (!written.includes('.') || !isReadable(written)) return null;
  const version = withV(written);
  const distro = name === 'kubernetes' ? null : name;
  return explained({
    kind: 'component',
    ...context,
    parts: { name, version, kubernetes: distro === null ? null : { distro, version } },
    remarks: [
      distro === null
        ? 'The Kubernetes of standard images is k3s or k0s.'
        : `A version of ${distro}, the Kubernetes of standard images: not one of Kairos.`,
    ],
  });
}
