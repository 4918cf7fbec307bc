import { FailurePanel } from '@/components/feedback/failure-panel';
import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { describeFailure } from '@/lib/base/failure';
import { formatDay } from '@/lib/base/format/dates';
import type { ReleaseRefusal } from '@/lib/site/model/release-pages';
import { componentPath, releasePath } from '@/lib/site/url/paths';

type Refused = Exclude<ReleaseRefusal, { readonly kind: 'unknown-component' }>;

/** The page for a release that we do not know: whether it was there, what is known, and the ways on. */
export function RefusedRelease({ refusal }: { readonly refusal: Refused }) {
  const { tracked, tag, removedAt, near } = refusal;
  const { component, failure, reading } = tracked;
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">{component.title}</h1>
      <FailurePanel title={`There is no release “${tag}” here`}>
        {removedAt === null ? null : (
          <p>
            GitHub listed it once and no longer does; that was noticed on {formatDay(removedAt)}.
          </p>
        )}
        {reading === null ? null : (
          <p>
            The list is still being read, so it may yet appear. Load this page again in a moment.
          </p>
        )}
        {failure === null ? null : <p>{describeFailure(failure)}</p>}
        {near.length === 0 ? null : (
          <p>
            The nearest names:{' '}
            {near.map((each, index) => (
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
        <p>
          <PageLink className="link" href={asRoute(componentPath(component.id))}>
            All releases of {component.title}
          </PageLink>
        </p>
      </FailurePanel>
    </>
  );
}
