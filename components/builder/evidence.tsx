import { FreshnessText } from '@/components/feedback/freshness-text';
import { Age } from '@/components/ui/age.client';
import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import type { Freshness } from '@/lib/base/freshness/model';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { CONCLUSION_WORDS } from '@/lib/matrix/runs/conclusion-words';
import type { BuildPageData, BuiltArtifact } from '@/lib/site/model/build-page';
import { formatMatrixQuery, readMatrixQuery } from '@/lib/site/url/matrix-query';
import { paths, withQuery } from '@/lib/site/url/paths';

type EvidenceProps = { readonly page: BuildPageData; readonly built: BuiltArtifact };

const PUBLISHED = {
  exists: 'Published',
  missing: 'Not published',
  'not-published': 'Not published',
  unknown: 'Unknown',
} as const;

/** Status of an artifact: tested or not, published or not, and how old that is. */
export function Evidence({ page, built }: EvidenceProps) {
  const { published, releasePath } = built;
  const { state, reason, link } = published.artifact;
  return (
    <dl className="flex flex-col gap-3">
      <div>
        <dt className="text-xs text-soft">
          Tests <Checked freshness={page.gridFreshness} now={page.now} />
        </dt>
        <dd>
          <Tested built={built} now={page.now} />
        </dd>
      </div>
      <div>
        <dt className="text-xs text-soft">
          Release files{' '}
          {built.artifact.official ? (
            <Checked freshness={page.releasesFreshness} now={page.now} />
          ) : null}
        </dt>
        <dd>
          <strong className="font-semibold">{PUBLISHED[state]}.</strong> {reason}{' '}
          {link === null ? null : (
            <a className="link" href={link} rel="noopener">
              The file
            </a>
          )}{' '}
          {releasePath === null ? null : (
            <PageLink className="link" href={asRoute(releasePath)}>
              The release
            </PageLink>
          )}
        </dd>
      </div>
      <div>
        <dt className="text-xs text-soft">Versions</dt>
        <dd>
          <Versions built={built} />
        </dd>
      </div>
    </dl>
  );
}

function Versions({ built: { artifact } }: { readonly built: BuiltArtifact }) {
  const { version, programs } = artifact;
  const { release, kairosInit, because } = programs;
  return (
    <>
      Image {version}
      {release === null ? null : `, with the programs of Kairos ${release}`}
      {kairosInit === null ? null : `, built with kairos-init ${kairosInit}`}. {because}
    </>
  );
}

function Checked({
  freshness,
  now,
}: {
  readonly freshness: Freshness | null;
  readonly now: string;
}) {
  if (freshness === null) return <span>not read yet</span>;
  return <FreshnessText freshness={freshness} now={now} />;
}

function Tested({
  built: {
    tested: { state, cell, remark, closest, kairosInit, basis },
  },
  now,
}: {
  readonly built: BuiltArtifact;
  readonly now: string;
}) {
  const how = [
    ...(kairosInit === null ? [] : [`with kairos-init ${kairosInit}`]),
    ...(basis === 'todays-matrix' ? ['(today’s matrix)'] : []),
  ];
  const matrix =
    basis === 'todays-matrix' && kairosInit !== null && !isShared(kairosInit) ? (
      <PageLink className="link" href={asRoute(matrixHref(kairosInit))}>
        Read its matrix
      </PageLink>
    ) : null;
  if (state === 'unknown') return <>Unknown. {remark ?? 'No matrix of tests has been read.'}</>;
  if (cell !== null) {
    return (
      <>
        <strong className="font-semibold">{['Tested', ...how].join(' ')}.</strong>{' '}
        <Cell job={cell} now={now} /> {remark} {matrix}
      </>
    );
  }
  return (
    <>
      <strong className="font-semibold">{['Not tested', ...how].join(' ')}.</strong> {remark}{' '}
      {matrix}
      {closest.length === 0 ? null : (
        <>
          {' '}
          Similar tested combinations:
          <ul className="mt-1 list-disc pl-5">
            {closest.map(({ job, differs }) => (
              <li key={`${job.id} ${job.url ?? ''}`}>
                <Cell job={job} now={now} />, {differs.join(', ')}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Since v4.3.0 kairos-init has the version of Kairos, at whose first tags there is no matrix. */
function isShared(kairosInit: string): boolean {
  return !kairosInit.startsWith('v0.');
}

function matrixHref(ref: string): string {
  return withQuery(
    paths.matrix,
    formatMatrixQuery({ ...readMatrixQuery(new URLSearchParams()), ref }),
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
