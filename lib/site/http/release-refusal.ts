import 'server-only';
import { describeFailure } from '@/lib/base/failure';
import { COMPONENTS } from '@/lib/names/catalog/components';
import type { ReleaseRefusal } from '@/lib/site/model/release-pages';

import { respondProblem } from './respond';

/** Responds that a release cannot be shown: 404 where it does not exist, 503 while its list is not read to the end. */
export function respondReleaseRefusal(refusal: ReleaseRefusal): Response {
  if (refusal.kind === 'unknown-component') {
    const ids = COMPONENTS.map(({ id }) => id).join(', ');
    const detail = `Unknown component “${refusal.componentId}”. Valid values: ${ids}.`;
    return respondProblem({ status: 404, title: 'Unknown component', detail });
  }
  const { tracked, verdict } = refusal;
  const { failure, nextAttemptAt: retryAt } = tracked;
  const { state, reason, nearest } = verdict;
  const hint = nearest.length === 0 ? '' : ` The nearest are: ${nearest.join(', ')}.`;
  if (state === 'missing') {
    return respondProblem({ status: 404, title: 'No such release', detail: `${reason}${hint}` });
  }
  const why = failure === null ? '' : ` ${describeFailure(failure)}`;
  const detail = `${reason}${why}${hint}`;
  return respondProblem({ status: 503, title: 'Unknown release', detail, retryAt });
}
