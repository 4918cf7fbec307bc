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
  `(?<![\\w.:@=-]|(?<!github\\.com/kairos-io)/)(${NAMES.join('|')})["']?(?:(?:\\s{1,4}|\\s{0,4}[:=,]\\s{0,4}|\\s{1,4}(?:is|at)\\s{1,4})["']?(?:(?:semantic\\s)?version|ver\\.?|release|tag)?["']?\\s{0,4}[:=]?\\s{0,4}["']?|@)(v?[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}[0-9A-Za-z.+_-]{0,60})`,
  'gi',
);

/** Most programs of one text that are looked at. */
const MAX_PROGRAMS = 40;

/** Finds the programs of a text whose version follows: `kairos-agent version v2.24.10`, `Hadron v0.5.1`. */
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

function programOf(written: string, version: string): Omit<Finding, 'place'> | null {
  const name = ALIASES.find(([alias]) => alias === written)?.[1] ?? written;
  const context = { name: `${name} ${version}`, form: 'text', parts: {} } as const;
  if (name === 'k3s' || name === 'k0s') return explainKubernetes(version, context);
  if (name === 'kairos') return decode(version);
  if (readVersion(version, { legacyC3os: false }).numbers === null) return null;
  const is = KNOWN.find((program) => program.name === name)?.is ?? '';
  return explained({
    kind: 'component',
    ...context,
    parts: { name, version: version.startsWith('v') ? version : `v${version}` },
    remarks: [`${name}: ${is}.`],
  });
}
