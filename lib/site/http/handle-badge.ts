import 'server-only';
import { findComponent } from '@/lib/names/catalog/find-component';
import { unknownBadge, type Badge } from '@/lib/site/badges/badge';
import { drawBadge } from '@/lib/site/badges/draw-badge';
import { matrixBadge } from '@/lib/site/badges/matrix-badge';
import { releaseBadge } from '@/lib/site/badges/release-badge';
import { loadMatrixPage } from '@/lib/site/load/load-matrix-page';
import { findLoadedRelease } from '@/lib/site/load/load-release-page';
import { loadComponent } from '@/lib/site/load/load-releases';
import type { MatrixRefusal } from '@/lib/site/model/source-matrix';
import { unknownMatrixKeys } from '@/lib/site/url/matrix-query';

import { failureStatus } from './failure-status';
import { respondText } from './respond';

/**
 * Handles a request for the badge of a cell or of a selection of the matrix. Anything that would be left out on the
 * page is refused here: a badge for other jobs than requested would be wrong.
 */
export async function handleMatrixBadge(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const [unknownKey] = unknownMatrixKeys(params);
  if (unknownKey !== undefined) {
    return respondBadge(unknownBadge('unknown filter', `There is no filter “${unknownKey}”.`), 404);
  }
  const { query, result, title, now } = await loadMatrixPage(params);
  if (!result.ok) return refuseMatrix(result.failure);
  const { jobs, selected, queryNotices } = result.value;
  const [notice] = queryNotices;
  if (notice !== undefined)
    return respondBadge(unknownBadge('unknown filter', notice.message), 404);
  const words = title?.split(' — ')[0] ?? null;
  return respondBadge(matrixBadge({ query, jobs, selected, words, now }));
}

/** Handles a request for the badge of a release's support; that of the latest release where the URL has no tag. */
export async function handleReleaseBadge(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const unknownKey = [...params.keys()].find((key) => key !== 'component' && key !== 'tag');
  if (unknownKey !== undefined) {
    return respondBadge(unknownBadge('unknown filter', `There is no filter “${unknownKey}”.`), 404);
  }
  const componentId = params.get('component')?.trim() || 'kairos';
  const tag = params.get('tag')?.trim() || (await latestTag(componentId));
  if (tag === null) {
    return respondBadge(unknownBadge('unknown component', `There is no “${componentId}”.`), 404);
  }
  const found = await findLoadedRelease(componentId, tag);
  if (found.ok) {
    const { tracked, entry } = found.value;
    return respondBadge(releaseBadge(tracked, entry, new Date().toISOString()));
  }
  const refusal = found.failure;
  if (refusal.kind === 'unknown-component') {
    return respondBadge(unknownBadge('unknown component', `There is no “${componentId}”.`), 404);
  }
  const { state, reason } = refusal.verdict;
  return state === 'missing'
    ? respondBadge(unknownBadge('unknown release', reason), 404)
    : respondBadge(unknownBadge('no data yet', reason), 503);
}

/** The tag of the latest release; empty where none was read, and null where there is no such component. */
async function latestTag(componentId: string): Promise<string | null> {
  const component = findComponent(componentId);
  if (component === null) return null;
  return (await loadComponent(component)).releases.support.latest ?? '';
}

function refuseMatrix(refusal: MatrixRefusal): Response {
  switch (refusal.kind) {
    case 'unknown-source':
      return respondBadge(
        unknownBadge('unknown source', `There is no source “${refusal.source}”.`),
        404,
      );
    case 'invalid-ref':
    case 'invalid-at':
      return respondBadge(unknownBadge('unknown ref', refusal.reason), 404);
    case 'upstream': {
      const status = failureStatus(refusal.failure);
      const reason = `${refusal.source.title} at “${refusal.ref}” could not be read.`;
      return respondBadge(
        unknownBadge(status === 404 ? 'unknown ref' : 'no data yet', reason),
        status,
      );
    }
  }
}

function respondBadge(badge: Badge, status = 200): Response {
  return respondText('image/svg+xml; charset=utf-8', drawBadge(badge), { status });
}
