import type { Conclusion } from './model';

/** The word that stands beside the shape of a state, everywhere the same. */
export const CONCLUSION_WORDS: Readonly<Record<Conclusion, string>> = {
  passed: 'passed',
  failed: 'failed',
  cancelled: 'cancelled',
  skipped: 'skipped',
  running: 'running',
  unknown: 'declared, no result',
};
