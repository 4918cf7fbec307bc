import type { Conclusion } from './model';

/** The word of each conclusion, shown next to its shape. */
export const CONCLUSION_WORDS: Readonly<Record<Conclusion, string>> = {
  passed: 'passed',
  failed: 'failed',
  cancelled: 'cancelled',
  skipped: 'skipped',
  'not-started': 'not started',
  running: 'running',
  unknown: 'no result yet',
};
