import { cutReference } from '@/lib/names/references/cut-reference';
import { parseReference } from '@/lib/names/references/parse-reference';

import {
  BUILD_SUFFIX,
  type DistributionRow,
  distributions,
  families,
  OFFICIAL_PREFIXES,
  type ReleaseRule,
} from './distributions';
import type { Distribution } from './model';

/** The distribution of a base image, and a sentence on what is wrong with the reference; null if nothing is. */
export type BaseImageReading = {
  readonly distribution: Distribution;
  readonly remark: string | null;
};

/**
 * Reads the distribution and its release from the reference of a base image. The registry does not
 * matter; an unknown image keeps its own name, in the family `other`.
 *
 * A malformed reference is read as far as possible, and `remark` says what is wrong with it.
 */
export function readBaseImage(text: string): BaseImageReading {
  const parsed = parseReference(text.trim());
  const remark = parsed.ok ? null : parsed.failure.message;
  const { repository, tag } = parsed.ok ? parsed.value : salvage(text.trim());
  const path = withoutOfficialPrefix(repository);
  const match = findRow(path);
  const distribution = match === null ? unlisted(path, tag) : listed(match, { path, tag });
  return { distribution, remark };
}

type NameAndTag = { readonly repository: string; readonly tag: string | null };

function salvage(text: string): NameAndTag {
  const { repository, tag } = cutReference(text);
  const validStart = /^\w[\w.-]{0,127}/.exec(tag ?? '')?.[0] ?? null;
  return { repository: repository.toLowerCase().trim(), tag: validStart };
}

function withoutOfficialPrefix(repository: string): string {
  const prefix = OFFICIAL_PREFIXES.find((each) => repository.startsWith(each));
  return prefix === undefined ? repository : repository.slice(prefix.length);
}

type Match = { readonly row: DistributionRow; readonly rule: ReleaseRule };

function findRow(path: string): Match | null {
  for (const row of distributions) {
    if (row.id === path) return { row, rule: { from: 'tag', prefix: '' } };
    const found = row.published.find(({ repositories }) =>
      repositories.some((pattern) => matches(path, pattern)),
    );
    if (found !== undefined) return { row, rule: found.release };
  }
  return null;
}

function matches(path: string, pattern: string): boolean {
  if (!pattern.endsWith('/*')) return path === pattern;
  const parent = pattern.slice(0, -1);
  return (
    path.length > parent.length &&
    path.lastIndexOf('/') === parent.length - 1 &&
    path.startsWith(parent)
  );
}

type PathAndTag = { readonly path: string; readonly tag: string | null };

function listed({ row, rule }: Match, { path, tag }: PathAndTag): Distribution {
  const family = families.find(({ id }) => id === row.family) ?? OTHER;
  return {
    id: row.id,
    name: row.name,
    family: family.id,
    familyName: family.name,
    release: releaseBy(rule, row.codenames, { path, tag }),
  };
}

function releaseBy(
  rule: ReleaseRule,
  codenames: DistributionRow['codenames'],
  { path, tag }: PathAndTag,
): string | null {
  switch (rule.from) {
    case 'path':
      return path.slice(path.lastIndexOf('/') + 1);
    case 'rolling':
      return tag === null || tag === 'latest' ? rule.word : `${rule.word}-${tag}`;
    case 'tag':
      return tag === null ? null : `${rule.prefix}${releaseOfTag(tag, codenames)}`;
  }
}

function releaseOfTag(tag: string, codenames: DistributionRow['codenames']): string {
  const shorter = tag.replace(BUILD_SUFFIX, '');
  if (shorter !== tag) return releaseOfTag(shorter, codenames);
  return Object.hasOwn(codenames, tag) ? (codenames[tag] ?? tag) : tag;
}

const OTHER = { id: 'other', name: 'Other' } as const;

function unlisted(path: string, tag: string | null): Distribution {
  const name = path === '' ? 'unnamed image' : path;
  return {
    id: name.toLowerCase(),
    name,
    family: OTHER.id,
    familyName: OTHER.name,
    release: tag,
  };
}
