import type { HistoryStep } from './model';

/** A commit in the plot of jobs over time. */
export type PlotPoint = {
  readonly commit: string;
  /** Place in time, 0 to 1. */
  readonly x: number;
  /** Share of `top`, 0 to 1. */
  readonly y: number;
  readonly jobs: number;
  readonly isSilent: boolean;
  /** Whether the commits since the point before it are all read; then a line joins both. */
  readonly isJoined: boolean;
};

/** Jobs over time, from the first commit to now. */
export type Plot = {
  readonly points: readonly PlotPoint[];
  /** The number of jobs at the upper end. */
  readonly top: number;
  /** Days along the time, each with its place. */
  readonly days: readonly { readonly day: string; readonly x: number }[];
};

/** Two labels in a row need this much of the width, on the narrowest screen. */
const LABEL_SHARE = 0.3;

/** Arranges the commits that were read as a plot; null for fewer than two of them. */
export function plotOf(steps: readonly HistoryStep[], now: string): Plot | null {
  const oldestFirst = steps.toReversed();
  const read = oldestFirst.flatMap((step, index) =>
    step.reading.kind === 'read' && step.committedAt !== null
      ? [{ step, index, jobs: step.reading.jobs.length, at: Date.parse(step.committedAt) }]
      : [],
  );
  const [first] = read;
  if (first === undefined || read.length < 2) return null;
  const end = Math.max(Date.parse(now), ...read.map(({ at }) => at));
  const span = Math.max(end - first.at, 1);
  const top = roundUp(Math.max(...read.map(({ jobs }) => jobs)));
  const points = read.map(({ step, index, jobs, at }, place) => ({
    commit: step.commit,
    x: (at - first.at) / span,
    y: jobs / top,
    jobs,
    isSilent: step.silent.length > 0,
    isJoined: isAllRead(oldestFirst.slice((read[place - 1]?.index ?? index) + 1, index)),
  }));
  return { points, top, days: daysOf(first.at, end) };
}

function isAllRead(between: readonly HistoryStep[]): boolean {
  return between.every(({ reading }) => reading.kind !== 'pending');
}

function roundUp(count: number): number {
  const step = count > 40 ? 20 : count > 8 ? 10 : 2;
  return Math.max(step, Math.ceil(count / step) * step);
}

/** Both ends, and the starts of years that have room between them. */
function daysOf(start: number, end: number): Plot['days'] {
  const span = Math.max(end - start, 1);
  const days = [{ day: new Date(start).toISOString(), x: 0 }];
  const [from, to] = [start, end].map((at) => new Date(at).getUTCFullYear());
  for (let year = (from ?? 0) + 1; year <= (to ?? 0); year += 1) {
    const x = (Date.UTC(year, 0) - start) / span;
    const isFree = x - (days.at(-1)?.x ?? 0) >= LABEL_SHARE && 1 - x >= LABEL_SHARE;
    if (isFree) days.push({ day: new Date(Date.UTC(year, 0)).toISOString(), x });
  }
  return [...days, { day: new Date(end).toISOString(), x: 1 }];
}
