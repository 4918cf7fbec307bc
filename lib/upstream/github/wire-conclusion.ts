import 'server-only';
import type { Conclusion } from '@/lib/matrix/runs/model';

/** GitHub's statuses of a run that has not finished. */
const RUNNING = new Set(['queued', 'in_progress', 'waiting', 'requested', 'pending']);

const CONCLUSIONS: ReadonlyMap<string, Conclusion> = new Map([
  ['success', 'passed'],
  ['failure', 'failed'],
  ['timed_out', 'failed'],
  ['startup_failure', 'failed'],
  ['action_required', 'failed'],
  ['cancelled', 'cancelled'],
  ['skipped', 'skipped'],
  ['neutral', 'skipped'],
]);

/** Reads GitHub's status and conclusion as one of ours; a conclusion that is new to us is `unknown`. */
export function readConclusion(
  status: string | null | undefined,
  conclusion: string | null | undefined,
): Conclusion {
  if (typeof status === 'string' && RUNNING.has(status)) return 'running';
  return CONCLUSIONS.get(conclusion ?? '') ?? 'unknown';
}
