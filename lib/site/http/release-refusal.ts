import 'server-only';
import { describeFailure } from '@/lib/base/failure';
import { COMPONENTS } from '@/lib/names/catalog/components';
import type { ReleaseRefusal } from '@/lib/site/model/release-pages';

import { respondProblem } from './respond';

/** Responds that a release cannot be shown: 404 where it does not exist, 503 while its list is not read to the end. */
export function respondReleaseRefusal(refusal: ReleaseRefusal): Response {
  if (refusal.kind === 'unknown-component') {
    const known = COMPONENTS.map(({ id }) => id).join(', ');
    const detail = `There is no component “${refusal.componentId}”. Known are: ${known}.`;
    return respondProblem({ status: 404, title: 'Unknown component', detail });
  }
  const { tracked, tag, near } = refusal;
  const { component, freshness, failure, reading, nextAttemptAt } = tracked;
  const isUnknowable = freshness === null || reading !== null;
  const why = failure === null ? '' : ` ${describeFailure(failure)}`;
  if (isUnknowable) {
    const detail = `${component.title} has no release “${tag}” as far as its list is known.${why}`;
    const retryAt = nextAttemptAt;
    return respondProblem({ status: 503, title: 'Not known yet', detail, retryAt });
  }
  const hint = near.length === 0 ? '' : ` The nearest are: ${near.join(', ')}.`;
  const detail = `${component.title} has no release “${tag}”.${hint}`;
  return respondProblem({ status: 404, title: 'No such release', detail });
}
