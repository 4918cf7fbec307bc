import 'server-only';
import { stamped } from '@/lib/site/api/stamp';
import { upgradeResponse } from '@/lib/site/api/upgrade-response';
import { upgradeMarkdown } from '@/lib/site/exports/upgrade-markdown';
import { loadUpgradePage } from '@/lib/site/load/load-upgrade-page';
import { siteUrl } from '@/lib/site/load/site-url';

import { markdownType } from './markdown-type';
import { respondJson, respondProblem, respondText } from './respond';

/** Handles a request for the plan of an upgrade; the parameters are those of the page. */
export async function handleUpgrade(request: Request): Promise<Response> {
  const { planned, texts, freshness } = await loadUpgradePage(new URL(request.url).searchParams);
  if (planned?.ok === true) {
    const response = upgradeResponse(planned.value, texts, siteUrl().origin);
    return respondJson(stamped(response, freshness));
  }
  const { field, message, nearest } = planned?.failure ?? MISSING;
  const near = nearest.length === 0 ? '' : ` Nearest: ${nearest.join(', ')}.`;
  return respondProblem({
    status: 422,
    title: 'No upgrade can be planned',
    detail: `${field}: ${message}${near}`,
    problems: [{ field, message }],
  });
}

const MISSING = {
  field: 'from',
  message: 'The parameter “from” is missing: what runs.',
  nearest: [],
} as const;

/** Handles a request for the plan of an upgrade as Markdown. */
export async function handleUpgradeMarkdown(request: Request): Promise<Response> {
  const page = await loadUpgradePage(new URL(request.url).searchParams);
  return respondText(markdownType(request), upgradeMarkdown(page, siteUrl().origin));
}
