import 'server-only';
import { defectRegister } from '@/lib/releases/defects/defect-register';
import { defectsResponse } from '@/lib/site/api/defects-response';
import { stamped } from '@/lib/site/api/stamp';
import { defectsMarkdown } from '@/lib/site/exports/defects-markdown';
import { loadKairos } from '@/lib/site/load/load-kairos';
import { siteUrl } from '@/lib/site/load/site-url';

import { markdownType } from './markdown-type';
import { respondJson, respondText } from './respond';

/** Handles a request for the register of known defects. */
export async function handleDefects(): Promise<Response> {
  const { releases, freshness } = await loadKairos();
  const response = defectsResponse(defectRegister(releases.entries), siteUrl().origin);
  return respondJson(stamped(response, freshness));
}

/** Handles a request for the register of known defects as Markdown. */
export async function handleDefectsMarkdown(request: Request): Promise<Response> {
  const { releases } = await loadKairos();
  const body = defectsMarkdown(defectRegister(releases.entries), siteUrl().origin);
  return respondText(markdownType(request), body);
}
