import type { ReactNode } from 'react';

import { StandingNote } from '@/components/feedback/standing-note';
import { Age } from '@/components/ui/age.client';
import { FreshnessMark } from '@/components/ui/freshness-mark';
import { describeFailure } from '@/lib/base/failure';
import { isUnneeded } from '@/lib/base/freshness/refresh-plan';
import type { ResourceStatus, SiteStatus } from '@/lib/site/model/site-status';
import { type CommonFailure, commonFailures } from '@/lib/site/notices/common-failures';

/** Every upstream resource: those that are refreshed all the time, and folded those that visitors opened. */
export function StatusTable({ status }: { readonly status: SiteStatus }) {
  const { resources, now } = status;
  const builtIn = resources.filter(({ isBuiltIn }) => isBuiltIn);
  const opened = resources.filter(({ isBuiltIn }) => !isBuiltIn);
  const common = commonFailures(builtIn);
  return (
    <>
      <CommonFailures failures={common} of={builtIn.length} />
      <table className="status-table mt-6">
        <caption className="sr-only">Built-in resources</caption>
        <Head columns={['Resource', 'State', 'Last success', 'Last attempt', 'Next attempt']} />
        <tbody>
          {builtIn.map((resource) => (
            <BuiltInRow key={resource.key} resource={resource} now={now} common={common} />
          ))}
        </tbody>
      </table>
      {opened.length === 0 ? null : (
        <details className="mt-8">
          <summary className="min-h-6">
            <h2 className="inline font-semibold">Opened by visitors ({opened.length})</h2>
          </summary>
          <p className="mt-2 max-w-[72ch] text-soft">
            Other refs, components and images. They are refreshed only while they are opened.
          </p>
          <table className="status-table mt-3">
            <caption className="sr-only">Resources opened by visitors</caption>
            <Head columns={['Resource', 'Last success', 'Next attempt']} />
            <tbody>
              {opened.map((resource) => (
                <OpenedRow key={resource.key} resource={resource} now={now} />
              ))}
            </tbody>
          </table>
        </details>
      )}
    </>
  );
}

type CommonProps = { readonly failures: readonly CommonFailure[]; readonly of: number };

/** Failures that many resources share, which their rows do not repeat. */
function CommonFailures({ failures, of }: CommonProps) {
  return failures.map(({ sentence, count }) => (
    <StandingNote key={sentence}>
      {sentence} {count === of ? 'This affects' : `This affects ${count} of`} {of} resources.
    </StandingNote>
  ));
}

function Head({ columns }: { readonly columns: readonly string[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
  );
}

const STATES = {
  live: { word: 'Up to date', colour: 'text-soft', shape: 'dot' },
  stale: { word: 'Out of date', colour: 'text-warn', shape: 'triangle' },
  missing: { word: 'No response yet', colour: 'text-failed', shape: 'square' },
} as const;

/** Upstream responded: it has nothing by this name. */
const NOT_FOUND = { word: 'Not found', colour: 'text-warn', shape: 'triangle' } as const;

type RowProps = { readonly resource: ResourceStatus; readonly now: string };

type BuiltInProps = RowProps & { readonly common: readonly CommonFailure[] };

function BuiltInRow({ resource, now, common }: BuiltInProps) {
  const sentence = resource.failure === null ? null : describeFailure(resource.failure);
  const isCommon = common.some((failure) => failure.sentence === sentence);
  const isNotFound = resource.state === 'missing' && resource.failure?.kind === 'not-found';
  const { word, colour, shape } = isNotFound ? NOT_FOUND : STATES[resource.state];
  return (
    <tr>
      <Name words={resource.words} failure={isCommon ? null : sentence}>
        {resource.failingSince === null ? null : (
          <>
            Failing since <Age at={resource.failingSince} now={now} />, {resource.failures} in a
            row.
          </>
        )}
      </Name>
      <td data-label="State">
        <span className={`inline-flex items-center gap-1.5 font-semibold ${colour}`}>
          <FreshnessMark shape={shape} />
          {word}
        </span>
      </td>
      <Moment label="Last success" at={resource.lastSuccessAt} now={now} />
      <Moment label="Last attempt" at={resource.lastAttemptAt} now={now} />
      <NextAttempt resource={resource} now={now} />
    </tr>
  );
}

/** What a visitor opened once is neither late nor failing: no page shows it now. */
function OpenedRow({ resource, now }: RowProps) {
  const { words, failure } = resource;
  return (
    <tr>
      <Name words={words} failure={failure === null ? null : describeFailure(failure)} />
      <Moment label="Last success" at={resource.lastSuccessAt} now={now} />
      <NextAttempt resource={resource} now={now} />
    </tr>
  );
}

type NameProps = {
  readonly words: string;
  readonly failure: string | null;
  readonly children?: ReactNode;
};

function Name({ words, failure, children }: NameProps) {
  const hasNote = failure !== null || Boolean(children);
  return (
    <th scope="row">
      {words}
      {hasNote ? (
        <span className="mt-1 block max-w-[60ch] text-soft">
          {failure} {children}
        </span>
      ) : null}
    </th>
  );
}

/**
 * An attempt whose time has passed comes with the next request for the resource, and has no time; content with a
 * digest needs none.
 */
function NextAttempt({ resource: { isRefreshing, nextAttemptAt, isBuiltIn }, now }: RowProps) {
  if (isRefreshing) return <td data-label="Next attempt">now, in progress</td>;
  if (nextAttemptAt === null || nextAttemptAt <= now) {
    return <td data-label="Next attempt">{isBuiltIn ? 'now' : 'not scheduled'}</td>;
  }
  if (isUnneeded(nextAttemptAt, now)) return <td data-label="Next attempt">not needed</td>;
  return <Moment label="Next attempt" at={nextAttemptAt} now={now} />;
}

type MomentProps = {
  readonly label: string;
  readonly at: string | null;
  readonly now: string;
};

function Moment({ label, at, now }: MomentProps) {
  return (
    <td data-label={label} className="tabular-nums">
      {at === null ? 'never' : <Age at={at} now={now} />}
    </td>
  );
}
