import 'server-only';
import type { Conclusion } from '@/lib/matrix/runs/model';

/** GitHub's statuses of a run that has not finished. */
const RUNNING = new Set(['queued', 'in_progress', 'waiting', 'requested', 'pending']);

const CONCLUSIONS: ReadonlyMap<string, Conclusion> = new Map([
  ['success', 'passed'],
  ['failure', 'failed'],
  ['timed_out', 'failed'],
  ['cancelled', 'cancelled'],
  ['skipped', 'skipped'],
  ['neutral', 'skipped'],
  // The workflow could not be started, or waits for an approval: nothing was tested.
  ['startup_failure', 'not-started'],
  ['action_required', 'not-started'],
]);

/**
 * Reads GitHub's status and conclusion as one of ours; a conclusion that is new to us is `unknown`. A
 * conclusion counts before the status, which can lag behind it.
 */
export function readConclusion(
  status: string | null | undefined,
  conclusion: string | null | undefined,
): Conclusion {
  const ended = CONCLUSIONS.get(conclusion ?? '');
  if (ended !== undefined) return ended;
  return typeof status === 'string' && RUNNING.has(status) ? 'running' : 'unknown';
}
