import type { HistoryCommit, MatrixHistory } from './model';

/** What a day means in a history. */
export type DayResult =
  | { readonly kind: 'found'; readonly commit: HistoryCommit }
  /** The file came later: with its first commit. */
  | { readonly kind: 'before-first'; readonly first: HistoryCommit }
  /** The history that was read does not go back so far, or has no commit at all. */
  | { readonly kind: 'unknown' };

/** Whether a text has the form of a day, e.g. `2026-01-31`. It need not exist. */
export function isDayLike(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** Whether a text is a day of the calendar. */
export function isDay(text: string): boolean {
  if (!isDayLike(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Finds the last commit until the end of a day in UTC; `day` is a day of the calendar. */
export function commitAtDay({ commits, isWhole }: MatrixHistory, day: string): DayResult {
  const end = Date.parse(`${day}T00:00:00Z`) + 86_400_000;
  const dated = commits.filter(({ committedAt }) => committedAt !== null);
  const found = dated.find(({ committedAt }) => Date.parse(committedAt ?? '') < end);
  if (found !== undefined) return { kind: 'found', commit: found };
  const first = dated.at(-1);
  return isWhole && first !== undefined ? { kind: 'before-first', first } : { kind: 'unknown' };
}

/** The commit that brought the file; null where the history does not go back so far. */
export function firstCommit({ commits, isWhole }: MatrixHistory): HistoryCommit | null {
  return isWhole ? (commits.at(-1) ?? null) : null;
}
