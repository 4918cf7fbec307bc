'use client';

import { asRoute } from '@/components/ui/as-route';
import { Menu } from '@/components/ui/menu.client';
import { PageLink } from '@/components/ui/page-link';
import type { PublishedChoice } from '@/lib/site/model/published-layer';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';

import { addressOf } from './use-matrix-query.client';

type PublishedMenuProps = { readonly published: PublishedChoice; readonly query: MatrixQuery };

/** Switches on the layer that marks which cells have an official image in a release. */
export function PublishedMenu({ published, query }: PublishedMenuProps) {
  const { tags, layer } = published;
  const shown = layer?.tag ?? null;
  const offered = shown === null || tags.includes(shown) ? tags : [shown, ...tags];
  return (
    <Menu
      name="facet"
      align="start"
      isStrong={shown !== null}
      summary={shown === null ? 'Official images' : `Official images of ${shown}`}
    >
      <p className="max-w-64 text-xs text-soft">
        Tested is not published. Mark the cells that have an official image in a release:
      </p>
      <ul className="mt-1">
        {[null, ...offered].map((tag) => (
          <li key={tag}>
            <PageLink
              className="option option-link"
              aria-current={tag === shown ? 'true' : undefined}
              href={asRoute(addressOf({ ...query, published: tag }))}
            >
              {tag === null ? 'None' : <span className="font-mono">{tag}</span>}
            </PageLink>
          </li>
        ))}
      </ul>
    </Menu>
  );
}
