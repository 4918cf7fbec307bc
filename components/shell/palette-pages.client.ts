'use client';

import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { COMPONENTS } from '@/lib/names/catalog/components';
import { formatMatrixQuery } from '@/lib/site/url/matrix-query';
import { comparePath, componentPath, paths, withQuery } from '@/lib/site/url/paths';
import { formatReleaseQuery } from '@/lib/site/url/release-query';

/** A line of the palette: where it leads, in words. */
export type PaletteItem = {
  readonly group: string;
  readonly text: string;
  readonly hint: string;
  readonly href: string;
};

type Page = PaletteItem & {
  /** Other words by which it is found. */
  readonly also: string;
};

const page = (text: string, hint: string, href: string, also = ''): Page => ({
  group: 'Pages',
  text,
  hint,
  href,
  also,
});

const PAGES: readonly Page[] = [
  page('Matrix', 'g m', paths.matrix, 'tests grid'),
  page('Releases', 'g r', paths.releases, 'versions changelogs'),
  page('Build', 'g b', paths.build, 'image name commands builder'),
  page('Decode', 'g d', paths.decode, 'tag file name image reference decoder'),
  page('Upgrade', '', paths.upgrade, 'update node version kairos-agent plan'),
  page('Why does my cosign fail?', '', paths.verify, 'verify signature cosign error'),
  page('Images', '', paths.images, 'container registry quay digest tag signature'),
  page('SBOMs', 'g o', paths.sbom, 'software contents'),
  page('Packages of all releases', '', paths.packages, 'search package version sbom'),
  page('Compare the packages of two images', '', paths.changes, 'sbom diff changes'),
  page('Compare releases of Kairos', '', comparePath('kairos'), 'upgrade diff'),
  page('Known defects', '', paths.defects, 'bugs broken images'),
  page('History of the test matrix', '', paths.matrixHistory, 'commits added dropped'),
  page('Compare two test matrices', '', paths.matrixCompare, 'refs days diff'),
  page('What a workflow would test', '', paths.matrixWhatIf, 'what if expand paste'),
  page('Data status', 'g s', paths.status, 'health cache'),
  page('API', '', paths.apiReference, 'openapi json reference'),
];

const OTHERS: readonly Page[] = [
  ...COMPONENTS.map(({ id, title }) => page(`Releases of ${title}`, '', componentPath(id), id)),
  ...matrixSources.map(({ id, title }) =>
    page(`Matrix of ${title}`, '', withQuery(paths.matrix, formatMatrixQuery({ source: id })), id),
  ),
];

/** The pages whose name or other words match a search; without one, the main pages. */
export function pagesFor(text: string): readonly PaletteItem[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return PAGES;
  return [...PAGES, ...OTHERS].filter((each) => {
    const own = `${each.text} ${each.also}`.toLowerCase();
    return words.every((word) => own.includes(word));
  });
}

/** The searches of single pages, for words that led nowhere else. */
export function pageSearchesFor(text: string): readonly PaletteItem[] {
  const words = text.trim();
  if (words === '') return [];
  return [
    {
      group: 'Search',
      text: `Search the matrix for “${words}”`,
      hint: '',
      href: withQuery(paths.matrix, formatMatrixQuery({ text: words })),
    },
    {
      group: 'Search',
      text: `Search changelogs for “${words}”`,
      hint: '',
      href: withQuery(paths.releases, formatReleaseQuery({ text: words })),
    },
    {
      group: 'Search',
      text: `Decode “${words}”`,
      hint: '',
      href: withQuery(paths.decode, new URLSearchParams({ name: words })),
    },
  ];
}
