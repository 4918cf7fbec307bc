import { readSearchText } from '@/lib/base/filter/search-text';
import { isDay } from '@/lib/matrix/history/days';
import { COMPONENTS } from '@/lib/names/catalog/components';
import { findComponent } from '@/lib/names/catalog/find-component';
import type { ReleaseQuery } from '@/lib/releases/list/query';

import type { QueryNotice } from './matrix-query';

const YES = new Set(['true', '1', 'yes', 'on']);
const NO = new Set(['false', '0', 'no', 'off']);

/** Reads a URL. Impossible values are left out with a notice; other keys are ignored. */
export function readReleaseQuery(params: URLSearchParams): {
  readonly query: ReleaseQuery;
  readonly notices: readonly QueryNotice[];
} {
  const notices: QueryNotice[] = [];
  const reject = (key: string, value: string, message: string) => {
    notices.push({ key, value, message });
    return null;
  };
  const prerelease = first(params, 'prerelease')?.toLowerCase() ?? 'false';
  if (!YES.has(prerelease) && !NO.has(prerelease)) {
    reject(
      'prerelease',
      prerelease,
      `Ignored prerelease=${prerelease}. Valid values: true, false.`,
    );
  }
  const query = {
    components: readComponents(params, reject),
    text: readSearchText(params.get('q')),
    withPreliminary: YES.has(prerelease),
    year: readNumber(params, 'year', /^20\d\d$/, reject, 'a year, e.g. 2026'),
    at: readDay(params, reject),
    page: readNumber(params, 'page', /^[1-9]\d{0,4}$/, reject, 'a number from 1') ?? 1,
  };
  return { query, notices };
}

/** Writes a URL: no defaults, keys in one fixed order, components in the order of the catalogue. */
export function formatReleaseQuery(query: Partial<ReleaseQuery>): URLSearchParams {
  const { components = [], text = '', withPreliminary = false, year = null, page = 1 } = query;
  const { at = null } = query;
  const params = new URLSearchParams();
  for (const { id } of COMPONENTS) if (components.includes(id)) params.append('component', id);
  if (text.trim() !== '') params.set('q', text.trim());
  if (withPreliminary) params.set('prerelease', 'true');
  if (year !== null) params.set('year', String(year));
  if (at !== null) params.set('at', at);
  if (page > 1) params.set('page', String(page));
  return params;
}

type Reject = (key: string, value: string, message: string) => null;

function first(params: URLSearchParams, key: string): string | null {
  const value = params.get(key)?.trim();
  return value === undefined || value === '' ? null : value;
}

/** Most components in one URL. There are fewer, and each that does not exist is reported. */
const MOST_COMPONENTS = 20;

function readComponents(params: URLSearchParams, reject: Reject): readonly string[] {
  const requested = params
    .getAll('component')
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '')
    .slice(0, MOST_COMPONENTS);
  const known = new Set<string>();
  for (const value of new Set(requested)) {
    const component = findComponent(value);
    if (component !== null) known.add(component.id);
    else reject('component', value, unknownComponent(value));
  }
  return COMPONENTS.map(({ id }) => id).filter((id) => known.has(id));
}

function unknownComponent(value: string): string {
  const ids = COMPONENTS.map(({ id }) => id).join(', ');
  return `Ignored component=${value}. Valid values: ${ids}.`;
}

function readDay(params: URLSearchParams, reject: Reject): string | null {
  const value = first(params, 'at');
  if (value === null || isDay(value)) return value;
  return reject('at', value, `Ignored at=${value}. Use a day, e.g. 2026-01-31.`);
}

function readNumber(
  params: URLSearchParams,
  key: string,
  shape: RegExp,
  reject: Reject,
  words: string,
): number | null {
  const value = first(params, key);
  if (value === null) return null;
  if (shape.test(value)) return Number(value);
  return reject(key, value, `Ignored ${key}=${value}: it must be ${words}.`);
}
