import { FailurePanel } from '@/components/feedback/failure-panel';
import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { describeFailure } from '@/lib/base/failure';
import type { ReleaseRefusal } from '@/lib/site/model/release-pages';
import { componentPath, paths, releasePath, withQuery } from '@/lib/site/url/paths';

type Refused = Exclude<ReleaseRefusal, { readonly kind: 'unknown-component' }>;

/** The page for a release that is not listed: whether it is missing or unknown, the nearest, the latest, and the ways on. */
export function RefusedRelease({ refusal }: { readonly refusal: Refused }) {
  const { tracked, tag, verdict } = refusal;
  const { component, failure, reading } = tracked;
  const isMissing = verdict.state === 'missing';
  const { latest } = tracked.releases.support;
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">{component.title}</h1>
      <FailurePanel title={isMissing ? `No such release: ${tag}` : `Unknown release: ${tag}`}>
        <p>{verdict.reason}</p>
        {reading === null ? null : (
          <p>The list is still being read. Load this page again in a moment.</p>
        )}
        {failure === null ? null : <p>{describeFailure(failure)}</p>}
        {verdict.nearest.length === 0 ? null : (
          <p>
            Nearest:{' '}
            {verdict.nearest.map((each, index) => (
              <span key={each}>
                {index === 0 ? '' : ', '}
                <PageLink
                  className="link font-mono"
                  href={asRoute(releasePath(component.id, each))}
                >
                  {each}
                </PageLink>
              </span>
            ))}
          </p>
        )}
        {latest === null ? null : (
          <p>
            <PageLink className="link" href={asRoute(releasePath(component.id, latest))}>
              Latest release: <span className="font-mono">{latest}</span>
            </PageLink>
          </p>
        )}
        <p>
          <PageLink
            className="link break-words"
            href={asRoute(withQuery(paths.decode, new URLSearchParams({ name: tag })))}
          >
            Decode “{tag}”
          </PageLink>
        </p>
        <p>
          <PageLink className="link" href={asRoute(componentPath(component.id))}>
            All releases of {component.title}
          </PageLink>
        </p>
      </FailurePanel>
    </>
  );
}
