import { PageLink } from '@/components/ui/page-link';
import { paths } from '@/lib/site/url/paths';

import { Keyboard } from './keyboard.client';
import { Logo } from './logo';
import { NavLink } from './nav-link.client';
import { PageNavigation } from './page-navigation.client';
import { PagesMenu } from './pages-menu';
import { ThemeToggle } from './theme-toggle.client';

/** The header of every page: its pages, what opens the next one without a reload, search, shortcuts and theme. */
export function SiteHeader() {
  return (
    <header className="no-print sticky top-0 z-30 border-b border-line bg-paper">
      <div className="mx-auto flex h-13 max-w-[1440px] items-center gap-1 px-4 sm:px-6 min-[900px]:gap-6">
        <PageLink
          href={paths.matrix}
          className="flex items-center gap-2 font-semibold tracking-tight"
        >
          <Logo />
          <span className="whitespace-nowrap max-[899px]:sr-only">Kairos Matrix</span>
        </PageLink>
        <nav aria-label="Pages" className="site-nav">
          <NavLink href={paths.matrix}>Matrix</NavLink>
          <NavLink href={paths.releases}>Releases</NavLink>
          <NavLink href={paths.build}>Build</NavLink>
          <NavLink href={paths.upgrade} whenNarrow="current">
            Upgrade
          </NavLink>
          <NavLink href={paths.decode} whenNarrow="current">
            Decode
          </NavLink>
          <NavLink href={paths.sbom} whenNarrow="with-room">
            SBOM
          </NavLink>
          <NavLink href={paths.status} whenNarrow="current">
            Status
          </NavLink>
        </nav>
        <div className="ml-auto flex items-center gap-2">
          <PageNavigation />
          <Keyboard />
          <span className="max-sm:hidden">
            <ThemeToggle />
          </span>
          <PagesMenu />
        </div>
      </div>
    </header>
  );
}
