import 'server-only';
import { describeDiff } from '@/lib/evidence/exports/describe-diff';
import { CHANGE_COLUMNS } from '@/lib/evidence/exports/table';
import { loadChangesPage } from '@/lib/site/load/load-changes-page';
import type { ChangesPageData } from '@/lib/site/model/changes-page';

import { respondPackagesRefusal } from './handle-packages';
import { markdownType } from './markdown-type';
import { respondJson, respondProblem, respondText } from './respond';
import { respondTable, type TableFormat } from './table-response';

/** The page without two images is a form. */
const HELP =
  '# Compare two images\n\nAdd the parameters `from` and `to`: the references of two images whose packages are compared.\n';

/** Handles a request for what differs between two images; the filters are those of the page. */
export async function handleChanges(
  request: Request,
  format: 'json' | TableFormat,
): Promise<Response> {
  const page = await loadChangesPage(new URL(request.url).searchParams);
  const { before, after, comparison, rows } = page;
  for (const side of [before, after]) {
    if (side === null) {
      if (format === 'md') return respondText(markdownType(request), HELP);
      const detail = 'The parameters “from” and “to” are the references of two images.';
      return respondProblem({ status: 422, title: 'Two images are needed', detail });
    }
    if (!side.ok) return respondPackagesRefusal(side.failure);
  }
  if (comparison?.kind !== 'like') {
    const reasons = comparison?.reasons.join(' ') ?? '';
    const detail = `${reasons} Add all=true to list all rows.`;
    return respondProblem({
      status: 422,
      title: 'The lists cannot be compared row by row',
      detail,
    });
  }
  if (format === 'json') return respondJson(changesResponse(page));
  const heading = `## From \`${page.from}\` to \`${page.to}\`\n\n${[describeDiff(comparison.diff), ...comparison.notes].join('\n\n')}`;
  return respondTable(request, format, { columns: CHANGE_COLUMNS, rows, heading, name: 'changes' });
}

function changesResponse({ from, to, before, after, comparison, rows }: ChangesPageData) {
  return {
    from: { reference: from, pinned: before?.ok === true ? before.value.pinned : null },
    to: { reference: to, pinned: after?.ok === true ? after.value.pinned : null },
    notes: comparison?.notes ?? [],
    counts: comparison?.kind === 'like' ? comparison.diff.counts : null,
    unchanged: comparison?.kind === 'like' ? comparison.diff.unchanged : null,
    changes: rows,
  };
}
