import 'server-only';
import type { AtRefusal, RefChoices } from '@/lib/site/model/matrix-at';
import { describeAtRefusal, isMissingAt } from '@/lib/site/notices/describe-matrix-at';

import { failureStatus } from './failure-status';
import { respondProblem } from './respond';

/** Responds where there is no matrix at a ref or day; `side` says which of two it is. */
export function refuseAt(
  refusal: AtRefusal,
  choices: readonly RefChoices[],
  side: 'from' | 'to' | null = null,
): Response {
  const words = describeAtRefusal(refusal, choices);
  const detail = side === null ? words : `${side}: ${words}`;
  if (isMissingAt(refusal)) {
    return respondProblem({ status: 404, title: 'No matrix there', detail });
  }
  const retryAt = 'nextAttemptAt' in refusal ? refusal.nextAttemptAt : null;
  const status = refusal.kind === 'upstream' ? failureStatus(refusal.failure) : 503;
  return respondProblem({ status, title: 'Not loaded yet', detail, retryAt });
}
