import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import type { Component } from '@/lib/names/catalog/model';
import { componentPath, paths } from '@/lib/site/url/paths';

/** The way up from a page of releases: to the timeline, and to the component where the page is below it. */
export function Breadcrumb({ component }: { readonly component?: Component }) {
  return (
    <p className="text-xs">
      <PageLink className="link text-soft" href={paths.releases}>
        Releases
      </PageLink>
      {component === undefined ? null : (
        <>
          {' '}
          <span aria-hidden="true">/</span>{' '}
          <PageLink className="link text-soft" href={asRoute(componentPath(component.id))}>
            {component.title}
          </PageLink>
        </>
      )}
    </p>
  );
}
