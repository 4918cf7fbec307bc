import 'server-only';
import { releaseResponse } from '@/lib/site/api/release-response';
import { releaseMarkdown } from '@/lib/site/exports/release-markdown';
import { loadFirstCertificate } from '@/lib/site/load/load-certificate';
import { loadReleaseContents } from '@/lib/site/load/load-release-contents';
import { findLoadedRelease } from '@/lib/site/load/load-release-page';
import { loadFirstSignatures } from '@/lib/site/load/load-signatures';
import { readRelease } from '@/lib/site/load/read-release';
import { siteUrl } from '@/lib/site/load/site-url';

import { markdownType } from './markdown-type';
import { respondReleaseRefusal } from './release-refusal';
import { respondJson, respondText } from './respond';

type Params = { readonly component: string; readonly tag: string };

/** Handles a request for one release as JSON or as Markdown. */
export async function handleRelease(
  request: Request,
  { component, tag }: Params,
  format: 'json' | 'md',
): Promise<Response> {
  const found = await findLoadedRelease(component, tag);
  if (!found.ok) return respondReleaseRefusal(found.failure);
  const { tracked, entry } = found.value;
  const { origin } = siteUrl();
  const contents = await loadReleaseContents(entry);
  if (format === 'md') {
    const body = releaseMarkdown(tracked, entry, origin, contents);
    return respondText(markdownType(request), body);
  }
  const [identity, signatures] = await Promise.all([
    loadFirstCertificate(tracked, entry),
    loadFirstSignatures(tracked, entry),
  ]);
  const release = readRelease(tracked, entry, identity, signatures, contents);
  return respondJson(releaseResponse(release, tracked, origin));
}
