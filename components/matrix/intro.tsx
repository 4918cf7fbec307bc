import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { SEARCH_FIELD_ID } from '@/components/ui/search-field-id';
import type { CurrentRelease } from '@/lib/site/model/current-release';
import { paths, releasePath } from '@/lib/site/url/paths';

/** What this site is, in one line, and links for the three most common tasks. */
export function Intro({ current }: { readonly current: CurrentRelease | null }) {
  return (
    <>
      <h1 className="intro-title">Kairos test matrix</h1>
      <p className="mt-1 max-w-[88ch] text-soft sm:text-base">
        What is tested, released and safe to run of Kairos, the immutable Linux for the edge.
        Unofficial.
      </p>
      <ul className="doors no-print" aria-label="Start here">
        {/* A link within the page: no navigation, so the field gets the focus. */}
        <li>
          <a className="door" href={`#${SEARCH_FIELD_ID}`}>
            <strong>Is my setup tested?</strong>
            <span>Search by distribution, board or architecture</span>
          </a>
        </li>
        <li>
          <PageLink className="door" href={paths.build}>
            <strong>Which image do I take?</strong>
            <span>Image name, download and build commands</span>
          </PageLink>
        </li>
        <li>
          <PageLink className="door" href={asRoute(changesPath(current))}>
            <strong>What changed, and is it safe?</strong>
            <span>Release notes, signatures and SBOM</span>
          </PageLink>
        </li>
      </ul>
    </>
  );
}

function changesPath(current: CurrentRelease | null): string {
  return current === null ? paths.releases : releasePath(current.componentId, current.tag);
}
