import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';
import { releasePath } from '@/lib/site/url/paths';

import { VersioningPolicy } from './versioning-policy';

/** The versioning policy in short with its source, and what it means today for each component. */
export function Policy({ components }: { readonly components: readonly TrackedComponent[] }) {
  return (
    <section aria-labelledby="policy" className="mt-12 border-t border-line pt-6">
      <h2 id="policy" className="text-lg font-semibold">
        Support policy
      </h2>
      <dl className="mt-3 grid gap-x-8 gap-y-4 md:grid-cols-2">
        {components.map((tracked) => (
          <div key={tracked.component.id}>
            <dt className="font-semibold">{tracked.component.title}</dt>
            <dd className="max-w-[72ch]">
              <PolicyWords tracked={tracked} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The policy of one component, and what it means today. */
export function PolicyWords({ tracked }: { readonly tracked: TrackedComponent }) {
  const { component, releases, repository } = tracked;
  const { policy, promise, successor } = component;
  const { latest, lines } = releases.support;
  const ended = lines.filter((line) => line.state === 'end-of-life').length;
  const current = lines.find(({ newest }) => newest !== null && newest === latest);
  return (
    <>
      <p>
        {policy.text} {promise === null ? '' : promise.text}{' '}
        {policy.source === null ? null : (
          <a className="link text-soft" href={policy.source} rel="noopener">
            Source
          </a>
        )}
      </p>
      {policy.rule === 'newest-line' ? <VersioningPolicy /> : null}
      {repository?.archived === true ? (
        <p className="mt-1">The repository is archived and receives no fixes.</p>
      ) : current === undefined || latest === null ? (
        <p className="mt-1 text-soft">No stable releases yet.</p>
      ) : (
        <p className="mt-1">
          {policy.rule === 'newest-line' ? 'Supported' : 'Latest line'}:{' '}
          <strong>{current.line}</strong>, latest{' '}
          <PageLink className="link font-mono" href={asRoute(releasePath(component.id, latest))}>
            {latest}
          </PageLink>
          .{' '}
          {ended === 0
            ? ''
            : `${ended === 1 ? '1 older minor is' : `${ended} older minors are`} end of life.`}
        </p>
      )}
      {successor === null ? null : (
        <p className="mt-1">
          {successor.text}{' '}
          <a className="link" href={successor.url} rel="noopener">
            Go to {successor.url.replace('https://github.com/', '')}
          </a>{' '}
          <a className="link text-soft" href={successor.source} rel="noopener">
            Source
          </a>
        </p>
      )}
    </>
  );
}
