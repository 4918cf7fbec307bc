import { decode } from '@/lib/names/artifacts/decode';
import { explained } from '@/lib/names/artifacts/decoded';
import { explainKubernetes } from '@/lib/names/artifacts/explain-kubernetes';
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

/** A program, then the word for version or a separator, then the version, as programs and people write it. */
const PROGRAM_VERSION = new RegExp(
  `(?<![\\w.:@=-]|(?<!github\\.com/kairos-io)/)(${NAMES.join('|')})["']?(?:(?:\\s{1,4}|\\s{0,4}[:=,]\\s{0,4}|\\s{1,4}(?:is|at)\\s{1,4})["']?(?:(?:semantic\\s)?version|ver\\.?|release|tag)?["']?\\s{0,4}[:=]?\\s{0,4}["']?|@)(v?[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}[0-9A-Za-z.+_-]{0,60}|(?:v[0-9]{1,3}|v?[0-9]{1,4}\\.[0-9]{1,4})(?![0-9A-Za-z+_-]|\\.[0-9A-Za-z*]))`,
  'gi',
);

/** A line of versions: `v0`, `0.17`. */
const LINE = /^v?[0-9]{1,4}(?:\.[0-9]{1,4})?$/i;

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
  const built = name === 'k3s' || name === 'k0s' ? explainKubernetes(version, context) : null;
  if (built !== null) return built;
  if (!LINE.test(version) && readVersion(version, { legacyC3os: false }).numbers === null)
    return null;
  if (name === 'k3s' || name === 'k0s' || name === 'kubernetes') {
    // Every release has Kubernetes v1.
    if (!version.includes('.')) return null;
    return kubernetesOf(name, version, context);
  }
  const is = KNOWN.find((program) => program.name === name)?.is ?? '';
  return explained({
    kind: 'component',
    ...context,
    parts: { name, version: withV(version) },
    remarks: [`${name}: ${is}.`],
  });
}

/** A version of Kubernetes without the build of k3s or k0s, or its line. */
function kubernetesOf(
  name: 'k3s' | 'k0s' | 'kubernetes',
  written: string,
  context: Pick<Finding, 'name' | 'form'>,
): Omit<Finding, 'place'> {
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
