'use client';

import { CopyButton } from '@/components/ui/copy-button.client';
import { formatCount } from '@/lib/base/format/count';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { matrixSelectionMarkdown } from '@/lib/site/exports/selection-markdown';
import type { MatrixContext } from '@/lib/site/model/matrix-context';
import { ALL_SOURCES, formatMatrixQuery, type MatrixQuery } from '@/lib/site/url/matrix-query';
import { paths, withQuery } from '@/lib/site/url/paths';

import { ShareElsewhere } from './share-elsewhere.client';
import { ShareText } from './share-text.client';
import { addressOf } from './use-matrix-query.client';

/** The selection that is shared. */
export type ShareProps = {
  readonly query: MatrixQuery;
  readonly selected: readonly TestedJob[];
  readonly context: MatrixContext;
};

/** The URL to share: of the latest data, pinned to the commit, or frozen. */
export function SharePanel({ query, context }: ShareProps) {
  const { origin, commit } = context;
  const link = `${origin}${addressOf(query)}`;
  const pinned = pinnedLink({ query, context });
  const frozen = `${origin}${addressOf({ ...query, ...frozenAt(query, context) })}`;
  return (
    <div className="flex flex-col gap-4">
      <LinkRow id="share-link" label="Copy link" text={link} hint="Always shows the latest data." />
      {pinned === null || commit === null ? (
        <p className="text-xs text-soft">
          A permalink pins one commit, so it needs one source. Choose a source for it.
        </p>
      ) : (
        <LinkRow
          id="share-permanent"
          label="Copy permalink"
          text={pinned}
          hint={`Permalink: pinned to commit ${commit.slice(0, 7)} (results may still update).`}
        />
      )}
      <LinkRow
        id="share-frozen"
        label="Freeze this view"
        text={frozen}
        hint="Always shows this matrix, and how many cells changed since."
      />
      <ShareElsewhere query={query} origin={origin} link={link} />
    </div>
  );
}

/** The selection as a file, and as a table to paste. */
export function ExportPanel({ query, selected, context }: ShareProps) {
  const link = `${context.origin}${addressOf(query)}`;
  const file = formatMatrixQuery({ ...query, cell: null, gap: null, published: null });
  return (
    <div className="flex flex-col gap-2">
      <p className="text-xs text-soft">
        Exports the {formatCount(selected.length, 'filtered job')}
      </p>
      <ul className="flex flex-wrap gap-2">
        {EXPORTS.map(({ path, text }) => (
          <li key={path}>
            <a className="control" href={withQuery(path, file)}>
              {text}
            </a>
          </li>
        ))}
      </ul>
      <MarkdownRow selected={selected} address={pinnedLink({ query, context }) ?? link} />
    </div>
  );
}

/** The URL of the selection at the commit; null where several sources are shown, which have no common commit. */
function pinnedLink({ query, context }: Pick<ShareProps, 'query' | 'context'>): string | null {
  const { origin, commit, sourceId } = context;
  if (commit === null) return null;
  return `${origin}${addressOf({ ...query, at: null, source: sourceId, ref: commit })}`;
}

/** What freezes a view: the commit of its source, or the day where it has all sources. */
function frozenAt(
  { at }: MatrixQuery,
  { commit, sourceId, now }: MatrixContext,
): Pick<MatrixQuery, 'source' | 'ref' | 'at'> {
  const source = sourceId === ALL_SOURCES ? null : sourceId;
  return { source, ref: null, at: at ?? commit ?? now.slice(0, 10) };
}

const EXPORTS = [
  { path: paths.matrixCsv, text: 'CSV' },
  { path: paths.matrixJson, text: 'JSON' },
  { path: paths.matrixMarkdown, text: 'Markdown' },
] as const;

function LinkRow({
  id,
  label,
  text,
  hint,
}: {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly hint: string;
}) {
  return (
    <div>
      <ShareText id={id} label={label} text={text} />
      <p className="mt-1 text-xs text-soft">{hint}</p>
    </div>
  );
}

function MarkdownRow({
  selected,
  address,
}: {
  readonly selected: readonly TestedJob[];
  readonly address: string;
}) {
  const text = matrixSelectionMarkdown(selected, address);
  return (
    <div>
      <textarea
        id="share-markdown"
        readOnly
        rows={4}
        value={text}
        aria-label="Markdown table of the selection"
        className="field w-full py-2 font-mono text-xs whitespace-pre"
      />
      <CopyButton text={text} label="Copy Markdown table" shownIn="share-markdown" />
    </div>
  );
}
