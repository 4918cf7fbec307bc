import { fullNameOf, type Package } from '@/lib/evidence/packages/model';
import { parsePurl } from '@/lib/evidence/packages/parse-purl';
import { comparePackageVersions } from '@/lib/evidence/versions/compare-package-versions';

/** A bound of a version. `starts` is met by the version itself and all that continue it: 3.5 by 3.5.1. */
export type VersionBound = {
  readonly operator: 'starts' | '=' | '<' | '<=' | '>' | '>=';
  readonly version: string;
};

/** A package, by the name that it has in its ecosystem, with bounds of its version that must all be met. */
export type PackageCondition = {
  /** Type and namespace where a package URL gives them, else null. */
  readonly type: string | null;
  readonly namespace: string | null;
  /** In lower case; with its namespace where it has a slash. */
  readonly name: string;
  readonly bounds: readonly VersionBound[];
};

/** Longest condition that is read. */
const MAX_LENGTH = 500;

/**
 * Parses a condition as people write it: `openssl`, `openssl 3.5`, `openssl>=3.5 <4`, `curl@8` or a package URL.
 * Null for any other text, e.g. several words.
 */
export function parseCondition(text: string): PackageCondition | null {
  const trimmed = text.trim();
  if (trimmed.length > MAX_LENGTH) return null;
  if (/^pkg:/i.test(trimmed)) return conditionOfPurl(trimmed);
  const [, name = '', rest = ''] = /^([^\s<>=,]+)([^]*)$/.exec(trimmed) ?? [];
  const [, bare = name, version = ''] = /^(.+)@(v?[0-9][^@]*)$/.exec(name) ?? [];
  const bounds = parseBounds(`${version} ${rest}`);
  if (bare === '' || bounds === null) return null;
  return { type: null, namespace: null, name: bare.toLowerCase(), bounds };
}

/**
 * Decides whether a package meets a condition. `unordered`: its version and a bound have no order, so that
 * neither yes nor no would be right.
 */
export function meetsCondition(
  { type, namespace, name, bounds }: PackageCondition,
  one: Pick<Package, 'type' | 'namespace' | 'name' | 'version'>,
): 'yes' | 'no' | 'unordered' {
  if (!isNamed({ type, namespace, name }, one)) return 'no';
  const verdicts = bounds.map((bound) => meetsBound(bound, one));
  if (verdicts.includes('no')) return 'no';
  return verdicts.includes('unordered') ? 'unordered' : 'yes';
}

/** Whether a package has the name of a condition, in any version. */
export function isNamed(
  { type, namespace, name }: Pick<PackageCondition, 'type' | 'namespace' | 'name'>,
  one: Pick<Package, 'type' | 'namespace' | 'name'>,
): boolean {
  if (type !== null && type !== one.type) return false;
  if (namespace !== null && namespace !== one.namespace) return false;
  return one.name.toLowerCase() === name || fullNameOf(one).toLowerCase() === name;
}

function conditionOfPurl(text: string): PackageCondition | null {
  const purl = parsePurl(text);
  if (purl === null) return null;
  const { type, namespace, name, version } = purl;
  const bounds: readonly VersionBound[] = version === '' ? [] : [{ operator: '=', version }];
  return { type, namespace, name: name.toLowerCase(), bounds };
}

/** Parses bounds with or without operators; null where something else is left. */
function parseBounds(text: string): readonly VersionBound[] | null {
  const bounds: VersionBound[] = [];
  const left = text.replaceAll(
    /(>=|<=|==|=|>|<)?\s*([^\s<>=,]+)/g,
    (whole: string, operator: string | undefined, version: string) => {
      if (operator === undefined && !/^v?[0-9]/.test(version)) return whole;
      bounds.push({ operator: operatorOf(operator), version });
      return '';
    },
  );
  return /[^\s,]/.test(left) ? null : bounds;
}

function operatorOf(text: string | undefined): VersionBound['operator'] {
  switch (text) {
    case '<':
    case '<=':
    case '>':
    case '>=':
      return text;
    case undefined:
      return 'starts';
    default:
      return '=';
  }
}

function meetsBound(
  { operator, version }: VersionBound,
  one: Pick<Package, 'type' | 'version'>,
): 'yes' | 'no' | 'unordered' {
  const compared = comparable(one, version);
  if (operator === 'starts') return continues(compared, version) ? 'yes' : 'no';
  const order = comparePackageVersions(one.type, compared, padded(one.type, version));
  if (order === null) return compared === version ? 'yes' : 'unordered';
  return holds(operator, order) ? 'yes' : 'no';
}

/** A bound without an epoch is compared with the version without its epoch. */
function comparable({ type, version }: Pick<Package, 'type' | 'version'>, bound: string): string {
  const hasEpochs = type === 'deb' || type === 'rpm';
  return hasEpochs && !bound.includes(':') ? version.replace(/^[0-9]+:/, '') : version;
}

/** A bound may leave out the numbers that its scheme requires. */
function padded(type: string, version: string): string {
  if (!['golang', 'npm', 'cargo'].includes(type)) return version;
  if (/^v?[0-9]+$/.test(version)) return `${version}.0.0`;
  return /^v?[0-9]+\.[0-9]+$/.test(version) ? `${version}.0` : version;
}

function continues(version: string, start: string): boolean {
  const [whole, beginning] = [version, start].map((text) => text.replace(/^(?:go|v)(?=[0-9])/, ''));
  if (whole === undefined || beginning === undefined || !whole.startsWith(beginning)) return false;
  const next = whole.charAt(beginning.length);
  return !(/[0-9]$/.test(beginning) && /[0-9]/.test(next));
}

function holds(operator: Exclude<VersionBound['operator'], 'starts'>, order: number): boolean {
  switch (operator) {
    case '=':
      return order === 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}
