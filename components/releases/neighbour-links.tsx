import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import type { ReleasePageData } from '@/lib/site/model/release-pages';
import { releasePath } from '@/lib/site/url/paths';

type NeighbourLinksProps = {
  readonly componentId: string;
  readonly neighbours: ReleasePageData['neighbours'];
};

/** The releases before and after one, of the same minor line where it has them. */
export function NeighbourLinks({ componentId, neighbours }: NeighbourLinksProps) {
  const { olderInLine, newerInLine, older, newer } = neighbours;
  const both = [
    { label: '← Previous', rel: 'prev', entry: olderInLine ?? older },
    { label: 'Next →', rel: 'next', entry: newerInLine ?? newer },
  ] as const;
  return (
    <nav aria-label="Neighbouring releases" className="no-print flex gap-5">
      {both.map(({ label, rel, entry }) =>
        entry === null ? null : (
          <span key={label} className="text-xs text-soft">
            {label}{' '}
            <PageLink
              className="link font-mono"
              rel={rel}
              href={asRoute(releasePath(componentId, entry.release.tag))}
            >
              {entry.release.tag}
            </PageLink>
          </span>
        ),
      )}
    </nav>
  );
}
