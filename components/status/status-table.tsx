import { Age } from '@/components/ui/age.client';
import { FreshnessMark } from '@/components/ui/freshness-mark';
import { describeFailure } from '@/lib/base/failure';
import type { ResourceStatus, SiteStatus } from '@/lib/site/model/site-status';

/** Every upstream resource: whether it holds, when it was confirmed, what failed and when it is asked next. */
export function StatusTable({ status }: { readonly status: SiteStatus }) {
  if (status.resources.length === 0) {
    return (
      <p className="mt-6 text-soft">Nothing has been asked yet. Open a page that shows data.</p>
    );
  }
  return (
    <table className="status-table mt-6">
      <caption className="sr-only">Upstream resources</caption>
      <thead>
        <tr>
          <th scope="col">Resource</th>
          <th scope="col">State</th>
          <th scope="col">Confirmed</th>
          <th scope="col">Last attempt</th>
          <th scope="col">Next attempt</th>
        </tr>
      </thead>
      <tbody>
        {status.resources.map((resource) => (
          <ResourceRow key={resource.key} resource={resource} now={status.now} />
        ))}
      </tbody>
    </table>
  );
}

const STATES = {
  live: { word: 'Fresh', colour: 'text-soft', shape: 'dot' },
  stale: { word: 'Stale', colour: 'text-warn', shape: 'triangle' },
  missing: { word: 'No response yet', colour: 'text-failed', shape: 'square' },
} as const;

function ResourceRow({
  resource,
  now,
}: {
  readonly resource: ResourceStatus;
  readonly now: string;
}) {
  const { word, colour, shape } = STATES[resource.state];
  return (
    <tr>
      <th scope="row">
        {resource.words}
        {resource.failure === null ? null : (
          <span className="mt-1 block max-w-[60ch] text-soft">
            {describeFailure(resource.failure)}{' '}
            {resource.failingSince === null ? null : (
              <>
                Failing since <Age at={resource.failingSince} now={now} />, {resource.failures} in a
                row.
              </>
            )}
          </span>
        )}
      </th>
      <td data-label="State">
        <span className={`inline-flex items-center gap-1.5 font-semibold ${colour}`}>
          <FreshnessMark shape={shape} />
          {word}
        </span>
      </td>
      <Moment label="Confirmed" at={resource.lastSuccessAt} now={now} />
      <Moment label="Last attempt" at={resource.lastAttemptAt} now={now} />
      {resource.isRefreshing ? (
        <td data-label="Next attempt">now, in progress</td>
      ) : (
        <Moment label="Next attempt" at={resource.nextAttemptAt} now={now} />
      )}
    </tr>
  );
}

function Moment({
  label,
  at,
  now,
}: {
  readonly label: string;
  readonly at: string | null;
  readonly now: string;
}) {
  return (
    <td data-label={label} className="tabular-nums">
      {at === null ? 'never' : <Age at={at} now={now} />}
    </td>
  );
}
