import type { Route } from 'next';

import { PageLink } from '@/components/ui/page-link';
import { paths } from '@/lib/site/url/paths';

const MENU_ID = 'pages-menu';

const PAGES: readonly (readonly [path: Route, title: string])[] = [
  [paths.matrix, 'Matrix'],
  [paths.releases, 'Releases'],
  [paths.build, 'Build'],
  [paths.upgrade, 'Upgrade'],
  [paths.decode, 'Decode'],
  [paths.sbom, 'SBOM'],
  [paths.images, 'Images'],
  [paths.packages, 'Packages'],
  [paths.defects, 'Known defects'],
  [paths.verify, 'Verify'],
  [paths.matrixHistory, 'Matrix history'],
  [paths.status, 'Status'],
];

/**
 * All pages, where the header has room for only some. The browser opens and closes it, also without a script:
 * on Escape and on a tap elsewhere.
 */
export function PagesMenu() {
  return (
    <>
      <button
        type="button"
        className="control px-2 min-[900px]:hidden"
        popoverTarget={MENU_ID}
        aria-label="All pages"
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M2 4h12M2 8h12M2 12h12" fill="none" stroke="currentColor" strokeWidth="1.6" />
        </svg>
      </button>
      <nav id={MENU_ID} popover="auto" aria-label="All pages" className="pages-menu">
        {PAGES.map(([path, title]) => (
          <PageLink key={path} href={path} className="pages-menu-link">
            {title}
          </PageLink>
        ))}
      </nav>
    </>
  );
}
