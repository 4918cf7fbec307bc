import 'server-only';
import { describeFailure } from '@/lib/base/failure';
import { COMPONENTS } from '@/lib/names/catalog/components';
import { SCHEMA_VERSION } from '@/lib/site/api/matrix-answer';
import { releaseAnswer, releasesFreshness } from '@/lib/site/api/release-answer';
import { releaseMarkdown } from '@/lib/site/exports/release-markdown';
import { loadFirstCertificate } from '@/lib/site/load/load-certificate';
import { findLoadedRelease } from '@/lib/site/load/load-release-page';
import { readRelease } from '@/lib/site/load/read-release';
import { siteUrl } from '@/lib/site/load/site-url';
import type { ReleaseRefusal } from '@/lib/site/model/release-pages';

import { answerJson, answerProblem, answerText } from './answers';

type Asked = { readonly component: string; readonly tag: string };

/** Answers a request for one release as JSON or as Markdown. */
export async function answerRelease(
  request: Request,
  { component, tag }: Asked,
  format: 'json' | 'md',
): Promise<Response> {
  const found = await findLoadedRelease(component, tag);
  if (!found.ok) return refuseRelease(request, found.failure);
  const { tracked, entry } = found.value;
  const { origin } = siteUrl();
  if (format === 'md') {
    const body = releaseMarkdown(tracked, entry, origin);
    return answerText(request, 'text/markdown; charset=utf-8', body);
  }
  const identity = await loadFirstCertificate(tracked, entry);
  const answer = releaseAnswer(readRelease(tracked, entry, identity), origin);
  return answerJson(request, {
    schemaVersion: SCHEMA_VERSION,
    ...answer,
    freshness: releasesFreshness([tracked]),
  });
}

/** Answers a request for a release that we do not know with a problem for machines. */
export function refuseRelease(request: Request, refusal: ReleaseRefusal): Response {
  if (refusal.kind === 'unknown-component') {
    const known = COMPONENTS.map(({ id }) => id).join(', ');
    const detail = `There is no component “${refusal.componentId}”. Known are: ${known}.`;
    return answerProblem(request, { status: 404, title: 'Unknown component', detail });
  }
  const { tracked, tag, near } = refusal;
  const { component, freshness, failure, reading, nextAttemptAt } = tracked;
  const isUnknowable = freshness === null || reading !== null;
  const why = failure === null ? '' : ` ${describeFailure(failure)}`;
  if (isUnknowable) {
    const detail = `${component.title} has no release “${tag}” as far as its list is known.${why}`;
    const retryAt = nextAttemptAt;
    return answerProblem(request, { status: 503, title: 'Not known yet', detail, retryAt });
  }
  const hint = near.length === 0 ? '' : ` The nearest are: ${near.join(', ')}.`;
  const detail = `${component.title} has no release “${tag}”.${hint}`;
  return answerProblem(request, { status: 404, title: 'No such release', detail });
}
