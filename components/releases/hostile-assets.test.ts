import fc from 'fast-check';
import type { Element } from 'hast';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { describe, expect, it, vi } from 'vitest';

import { listUsefulFacets } from '@/lib/base/filter/list-facets';
import { EVERYTHING } from '@/lib/base/filter/model';
import { arrangeAssets } from '@/lib/releases/list/arrange-assets';
import { ARTIFACT_FILTER } from '@/lib/releases/list/choose-artifact';
import { fileName } from '@/lib/releases/list/hostile-names.fixture';
import { assetOf } from '@/lib/releases/list/releases.fixture';
import { elementsOf, plainText, rewrite } from '@/lib/releases/notes/hast-tree';
import { describeSbom } from '@/lib/releases/sbom/sbom-of';

import { AssetList } from './asset-list';
import { Downloads } from './downloads';
import { SbomSection } from './sbom-section';

vi.mock('next/navigation', () => ({ useRouter: () => ({}) }));

const place = { component: 'kairos', tag: 'v3.3.6' };
const parser = unified().use(rehypeParse, { fragment: true });

const TAGS = new Set(
  (
    'a button code details div pre form input label li noscript option p select span summary table caption ' +
    'thead tbody tr th td ul'
  ).split(' '),
);

function drawn(node: ReactNode): readonly Element[] {
  return elementsOf(parser.parse(renderToStaticMarkup(node)).children);
}

/** Compares drawn text and names without blanks and without characters that HTML cannot contain. */
const bare = (text: string) => text.toWellFormed().replaceAll(/[\s\0\uFFFD\uFEFF]/g, '');

const textOf = ({ children }: Element) => bare(plainText(rewrite(children, (node) => [node])));

const addressOf = ({ properties }: Element) => String(properties['href']);

const release = fc
  .uniqueArray(fileName, { minLength: 1, maxLength: 8 })
  .map((names) => names.map((name, index) => assetOf(name.toWellFormed(), index)));

describe('hostile names of files, drawn', () => {
  it('are text, and lead to the file and nowhere else', () => {
    fc.assert(
      fc.property(release, (assets) => {
        const arranged = arrangeAssets(assets, place);
        const facets = listUsefulFacets(arranged.groups, EVERYTHING, ARTIFACT_FILTER);
        const elements = [
          ...drawn(
            createElement(AssetList, {
              action: '/a',
              arranged,
              text: '',
              isWhole: true,
              order: null,
              choices: new Map(),
              releaseUrl: 'https://github.com',
              unreadable: 0,
            }),
          ),
          ...drawn(
            createElement(Downloads, {
              action: '/a',
              facets,
              groups: arranged.groups,
              total: arranged.groups.length,
            }),
          ),
        ];
        for (const { tagName, properties } of elements) {
          expect(TAGS).toContain(tagName);
          expect(Object.keys(properties).filter((name) => name.startsWith('on'))).toEqual([]);
        }
        const anchors = elements.filter(({ tagName }) => tagName === 'a');
        const links = anchors.filter((link) => !addressOf(link).startsWith('/a?files=all&sort='));
        expect(anchors.length - links.length).toBe(4);
        const known = new Map(assets.map(({ url, name }) => [url, bare(name)]));
        for (const link of links) expect([...known.keys(), '#files']).toContain(addressOf(link));
        const listed = links.filter((link) => known.get(addressOf(link)) === textOf(link));
        expect(new Set(listed.map(addressOf)).size).toBe(assets.length);
      }),
      { seed: 20_261_123, numRuns: 400 },
    );
  });

  it('lead out of an archive by URLs of the site that contain the full name', () => {
    fc.assert(
      fc.property(release, (files) => {
        const assets = files.map(({ name }, index) =>
          assetOf(`${name}-scan-reports.tar.gz`, index),
        );
        const { component: componentId, tag } = place;
        const sbom = describeSbom({ componentId, tag, assets, imageReference: null });
        const elements = drawn(createElement(SbomSection, { sbom, componentId, tag }));
        for (const { tagName } of elements) expect(TAGS).toContain(tagName);
        const downloads = elements
          .filter(({ properties }) => properties['download'] !== undefined)
          .map((link) => new URL(addressOf(link), 'https://matrix.example.org'));
        expect(downloads.map(({ pathname }) => pathname)).toEqual(
          assets.flatMap(() =>
            Array.from({ length: 2 }, () => '/api/v1/releases/kairos/v3.3.6/sbom'),
          ),
        );
        expect(downloads.map(({ searchParams }) => searchParams.get('asset'))).toEqual(
          assets.flatMap(({ name }) => [name, name]),
        );
      }),
      { seed: 20_261_123, numRuns: 200 },
    );
  });
});
