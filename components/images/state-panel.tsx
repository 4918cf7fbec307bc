import { FreshnessText } from '@/components/feedback/freshness-text';
import { Age } from '@/components/ui/age.client';
import { describeFailure } from '@/lib/base/failure';
import { formatMinute } from '@/lib/base/format/dates';
import type { StateWords } from '@/lib/releases/images/describe-state';
import type { RegistryState } from '@/lib/releases/images/registry-state';
import type { ImagePageData } from '@/lib/site/model/image-page';

const COLOURS: Readonly<Record<RegistryState, string>> = {
  exists: 'border-passed',
  deleted: 'border-failed',
  gone: 'border-failed',
  missing: 'border-failed',
  unknown: 'border-line',
};

type StatePanelProps = { readonly page: ImagePageData; readonly words: StateWords };

/** What the registry says of the image, how old that is, and why it is not newer. */
export function StatePanel({ page, words }: StatePanelProps) {
  const { state, tag, content, now } = page;
  const { freshness = null, failure = null, nextAttemptAt = null } = tag ?? content ?? {};
  const isOld = freshness !== null && failure !== null;
  return (
    <div className={`mt-4 max-w-[90ch] border-l-2 pl-3 ${COLOURS[state]}`} data-image-state={state}>
      <p>
        <strong className="font-semibold">{words.word}.</strong> {words.reason}
      </p>
      <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
        {freshness === null || state === 'unknown' ? null : (
          <FreshnessText freshness={freshness} now={now} />
        )}
        {isOld ? <span>{describeFailure(failure)}</span> : null}
        {failure !== null && nextAttemptAt !== null ? (
          <span>
            Next attempt <Age at={nextAttemptAt} now={now} />, {formatMinute(nextAttemptAt)}.
          </span>
        ) : null}
      </p>
    </div>
  );
}
