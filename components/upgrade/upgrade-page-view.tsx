import { FailurePanel } from '@/components/feedback/failure-panel';
import { FreshnessText } from '@/components/feedback/freshness-text';
import { StandingNote } from '@/components/feedback/standing-note';
import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import type { UpgradeProblem } from '@/lib/releases/upgrade/model';
import type { UpgradePageData } from '@/lib/site/model/upgrade-page';
import { upgradePath } from '@/lib/site/url/paths';

import { UpgradeForm } from './upgrade-form';
import { UpgradeResult } from './upgrade-result';

/** What runs, in the forms that the page reads, to try. */
const EXAMPLES = [
  'quay.io/kairos/ubuntu:24.04-standard-amd64-generic-v3.5.4-k3s-v1.33.5-k3s1',
  'quay.io/kairos/hadron:v0.4.0-standard-amd64-generic-v4.1.2-k3s-v1.36.1-k3s1',
  'v3.5.4',
] as const;

/** Plans an upgrade: where the machine is, where it can go, what changes, and the command. */
export function UpgradePageView({ page }: { readonly page: UpgradePageData }) {
  const { texts, planned, tags, isSnapshot, freshness, now } = page;
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">Upgrade</h1>
      <UpgradeForm from={texts.from} to={texts.to} tags={tags} />
      {isSnapshot ? (
        <StandingNote>
          Only a snapshot of the releases is available: their files, and so their images, are
          unknown.
        </StandingNote>
      ) : null}
      {planned === null ? (
        <Examples />
      ) : planned.ok ? (
        <UpgradeResult planned={planned.value} />
      ) : (
        <>
          <Problem problem={planned.failure} texts={texts} />
          {planned.failure.field === 'from' ? <Examples /> : null}
        </>
      )}
      {freshness === null ? null : (
        <p className="mt-8 text-xs text-soft" data-freshness={freshness.state}>
          Releases of Kairos: <FreshnessText freshness={freshness} now={now} />
        </p>
      )}
    </>
  );
}

function Examples() {
  return (
    <section aria-labelledby="examples" className="mt-8">
      <h2 id="examples" className="font-semibold">
        Examples
      </h2>
      <ul className="mt-2 flex flex-col gap-1">
        {EXAMPLES.map((from) => (
          <li key={from}>
            <a className="link font-mono text-xs break-all" href={upgradePath({ from })}>
              {from}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Problem({
  problem: { field, message, nearest },
  texts,
}: {
  readonly problem: UpgradeProblem;
  readonly texts: UpgradePageData['texts'];
}) {
  return (
    <FailurePanel title={field === 'from' ? 'Your version is unclear' : 'The target is unclear'}>
      <p>{message}</p>
      {nearest.length === 0 ? null : (
        <ul className="flex flex-wrap gap-3">
          {nearest.map((tag) => (
            <li key={tag}>
              <PageLink
                className="link font-mono"
                href={asRoute(
                  upgradePath(
                    field === 'from' ? { from: tag, to: texts.to } : { ...texts, to: tag },
                  ),
                )}
              >
                {tag}
              </PageLink>
            </li>
          ))}
        </ul>
      )}
    </FailurePanel>
  );
}
