import { PageLink } from '@/components/ui/page-link';
import { paths } from '@/lib/site/url/paths';

import { ThemeToggle } from './theme-toggle.client';

/** The footer of every page: where its statements come from, and that the site is not official. */
export function SiteFooter() {
  return (
    <footer className="mt-16 border-t border-line">
      <div className="mx-auto flex max-w-[1440px] flex-wrap gap-x-8 gap-y-2 px-4 py-6 text-xs text-soft sm:px-6">
        <p className="grow basis-80">
          Data from the public repositories of Kairos on GitHub. Unofficial: not a site of the
          Kairos project.
        </p>
        <ul className="footer-links">
          <li>
            <PageLink className="link" href={paths.status}>
              Data status
            </PageLink>
          </li>
          <li>
            <PageLink className="link" href={paths.defects}>
              Known defects
            </PageLink>
          </li>
          <li>
            <PageLink className="link" href={paths.upgrade}>
              Upgrade
            </PageLink>
          </li>
          <li>
            <PageLink className="link" href={paths.decode}>
              Decode a tag
            </PageLink>
          </li>
          <li>
            <PageLink className="link" href={paths.apiReference}>
              API
            </PageLink>
          </li>
          <li>
            <a className="link" href="https://kairos.io/docs/" rel="noopener">
              Kairos documentation
            </a>
          </li>
        </ul>
        <span className="no-print sm:hidden">
          <ThemeToggle />
        </span>
      </div>
    </footer>
  );
}
