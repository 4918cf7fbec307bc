import { Age } from '@/components/ui/age.client';
import type { ResourceStatus, StatusView } from '@/lib/data/status-view';
import { describeFailure } from '@/lib/failure';

/** Every upstream resource: whether it holds, when it was confirmed, what failed and when it is asked next. */
export function StatusTable({ status }: { readonly status: StatusView }) {
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
  live: { word: 'Live', colour: 'text-passed' },
  stale: { word: 'Stale', colour: 'text-warn' },
  missing: { word: 'No answer yet', colour: 'text-failed' },
} as const;

function ResourceRow({
  resource,
  now,
}: {
  readonly resource: ResourceStatus;
  readonly now: string;
}) {
  const { word, colour } = STATES[resource.state];
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
          <StateMark state={resource.state} />
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

function StateMark({ state }: { readonly state: ResourceStatus['state'] }) {
  return (
    <svg viewBox="0 0 10 10" width="9" height="9" aria-hidden="true">
      {state === 'live' ? <circle cx="5" cy="5" r="4.5" fill="currentColor" /> : null}
      {state === 'stale' ? <path d="M5 0.5 9.5 9.5H0.5Z" fill="currentColor" /> : null}
      {state === 'missing' ? (
        <rect
          x="1"
          y="1"
          width="8"
          height="8"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
        />
      ) : null}
    </svg>
  );
}
