import { FreshnessText } from '@/components/feedback/freshness-text';
import { Age } from '@/components/ui/age.client';
import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import type { Freshness } from '@/lib/base/freshness/model';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { CONCLUSION_WORDS } from '@/lib/matrix/runs/conclusion-words';
import type { BuildPageData, BuiltArtifact } from '@/lib/site/model/build-page';

type EvidenceProps = { readonly page: BuildPageData; readonly built: BuiltArtifact };

const PUBLISHED = {
  published: 'Published',
  not: 'Not published',
  unknown: 'Not known whether published',
} as const;

/** What is known of an artifact besides its name: tested or not, published or not, and how old that is. */
export function Evidence({ page, built }: EvidenceProps) {
  const { published, releasePath } = built;
  return (
    <dl className="flex flex-col gap-3">
      <div>
        <dt className="text-xs text-soft">
          Tests <Known freshness={page.gridFreshness} now={page.now} />
        </dt>
        <dd>
          <Tested built={built} now={page.now} />
        </dd>
      </div>
      <div>
        <dt className="text-xs text-soft">
          Release files{' '}
          {built.artifact.official ? (
            <Known freshness={page.releasesFreshness} now={page.now} />
          ) : null}
        </dt>
        <dd>
          <strong className="font-semibold">{PUBLISHED[published.state]}.</strong>{' '}
          {published.reason}{' '}
          {releasePath === null ? null : (
            <PageLink className="link" href={asRoute(releasePath)}>
              The release
            </PageLink>
          )}
        </dd>
      </div>
    </dl>
  );
}

function Known({ freshness, now }: { readonly freshness: Freshness | null; readonly now: string }) {
  if (freshness === null) return <span>not known yet</span>;
  return <FreshnessText freshness={freshness} now={now} />;
}

function Tested({
  built: {
    tested: { state, cell, remark, closest },
  },
  now,
}: {
  readonly built: BuiltArtifact;
  readonly now: string;
}) {
  if (state === 'unknown') return <>No tested jobs are known at present.</>;
  if (cell !== null) {
    return (
      <>
        <strong className="font-semibold">Tested.</strong> <Cell job={cell} now={now} />{' '}
        {remark ?? ''}
      </>
    );
  }
  return (
    <>
      <strong className="font-semibold">Not tested.</strong> The closest jobs:
      <ul className="mt-1 list-disc pl-5">
        {closest.map(({ job, differs }) => (
          <li key={`${job.id} ${job.url ?? ''}`}>
            <Cell job={job} now={now} />, {differs.join(', ')}
          </li>
        ))}
      </ul>
    </>
  );
}

function Cell({ job, now }: { readonly job: TestedJob; readonly now: string }) {
  const { title, result, url } = job;
  const word = CONCLUSION_WORDS[result?.conclusion ?? 'unknown'];
  const href = result?.url ?? url;
  return (
    <>
      {href === null ? (
        title
      ) : (
        <a className="link" href={href} rel="noopener">
          {title}
        </a>
      )}{' '}
      <span className="text-soft">
        {word}
        {result?.completedAt ? (
          <>
            , <Age at={result.completedAt} now={now} />
          </>
        ) : null}
      </span>
    </>
  );
}
