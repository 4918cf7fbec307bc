import { formatDay } from '@/lib/base/format/dates';
import type { ReleasePromise } from '@/lib/names/catalog/model';
import type { Cadence } from '@/lib/releases/list/cadence';
import { releasePath } from '@/lib/site/url/paths';

const HEIGHT = 168;
const TOP = 12;
const BOTTOM = 24;

/** Gaps that the plot has a line for, in days. */
const LEVELS = [1, 7, 30, 90, 365] as const;

/** Marks that stay apart on the width of a page. */
const MOST_POINTS = 400;

type Point = Cadence['points'][number];

type CadencePlotProps = {
  readonly cadence: Cadence;
  readonly promise: ReleasePromise | null;
  readonly componentId: string;
  readonly title: string;
};

/**
 * The days between releases over the years, on a logarithmic scale: a dot is a patch, a ring a minor, a square a
 * major, each a link to its release. Widths are shares of the page and heights are pixels, so that text keeps its
 * size at any width. The list of releases has the same links for the keyboard.
 */
export function CadencePlot({ cadence, promise, componentId, title }: CadencePlotProps) {
  const points = cadence.points.slice(-MOST_POINTS);
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length < 3) return null;
  const from = Date.parse(first.publishedAt);
  const to = Math.max(Date.parse(last.publishedAt), from + 1);
  const xOf = (iso: string) =>
    `${Math.round(((Date.parse(iso) - from) / (to - from)) * 10_000) / 100}%`;
  return (
    <figure className="mt-4">
      <svg
        width="100%"
        height={HEIGHT}
        className="cadence-plot"
        role="group"
        aria-label={`Days between releases of ${title}, ${formatDay(first.publishedAt)} to ${formatDay(last.publishedAt)}`}
      >
        <Bands promise={promise} />
        {LEVELS.map((days) => (
          <g key={days}>
            <line x1="0" x2="100%" y1={yOf(days)} y2={yOf(days)} stroke="var(--line)" />
            <text x="-8" y={yOf(days) + 4} textAnchor="end" className="plot-text">
              {days} d
            </text>
          </g>
        ))}
        {yearsBetween(from, to).map((year) => (
          <text
            key={year}
            x={xOf(`${year}-01-01T00:00:00Z`)}
            y={HEIGHT - 6}
            textAnchor="middle"
            className="plot-text"
          >
            {year}
          </text>
        ))}
        {points.map((point) =>
          point.gapDays === null ? null : (
            <a
              key={point.tag}
              href={releasePath(componentId, point.tag)}
              tabIndex={-1}
              aria-label={wordsOf(point, point.gapDays)}
            >
              <title>{wordsOf(point, point.gapDays)}</title>
              <Shape level={point.level} x={xOf(point.publishedAt)} y={yOf(point.gapDays)} />
            </a>
          ),
        )}
      </svg>
      <figcaption className="flex flex-wrap gap-x-5 text-xs text-soft">
        {(['patch', 'minor', 'major'] as const).map((level) => (
          <span key={level} className="inline-flex items-center gap-1.5">
            <svg viewBox="-6 -6 12 12" width="12" height="12" aria-hidden="true">
              <Shape level={level} x="0" y={0} />
            </svg>
            {level}
          </span>
        ))}
        {points.length < cadence.points.length ? (
          <span>The latest {points.length} releases.</span>
        ) : null}
        <span>Height: days since the previous release (log scale).</span>
        {promise === null ? null : (
          <span>
            Shaded: within the promised {promise.patchDays} days of a patch and {promise.minorDays}{' '}
            days of a minor.
          </span>
        )}
      </figcaption>
    </figure>
  );
}

/** What the policy promises: up to the days of a patch, and above them up to the days of a minor. */
function Bands({ promise }: { readonly promise: ReleasePromise | null }) {
  if (promise === null) return null;
  const patch = yOf(promise.patchDays);
  const minor = yOf(promise.minorDays);
  return (
    <>
      <rect
        x="0"
        y={patch}
        width="100%"
        height={HEIGHT - BOTTOM - patch}
        className="plot-band"
        opacity="0.18"
      />
      <rect
        x="0"
        y={minor}
        width="100%"
        height={patch - minor}
        className="plot-band"
        opacity="0.08"
      />
    </>
  );
}

function yOf(days: number): number {
  const most = Math.log(730);
  const least = Math.log(0.25);
  const share = (Math.log(Math.min(Math.max(days, 0.25), 730)) - least) / (most - least);
  return Math.round((TOP + (1 - share) * (HEIGHT - TOP - BOTTOM)) * 10) / 10;
}

function yearsBetween(from: number, to: number): readonly number[] {
  const start = new Date(from).getUTCFullYear() + 1;
  const count = Math.max(0, new Date(to).getUTCFullYear() - start + 1);
  return Array.from({ length: count }, (_, index) => start + index);
}

function wordsOf({ tag, publishedAt }: Point, gapDays: number): string {
  return `${tag}, ${formatDay(publishedAt)}: ${daysWords(gapDays)} after the previous release`;
}

function daysWords(days: number): string {
  if (days < 1) return 'less than a day';
  const whole = Math.round(days);
  return `${whole} ${whole === 1 ? 'day' : 'days'}`;
}

type ShapeProps = {
  readonly level: Point['level'];
  readonly x: string;
  readonly y: number;
};

function Shape({ level, x, y }: ShapeProps) {
  if (level === 'patch') return <circle cx={x} cy={y} r="2.7" fill="var(--edge)" />;
  if (level === 'major') {
    return (
      <rect x={x} y={y} width="9" height="9" transform="translate(-4.5 -4.5)" fill="var(--ink)" />
    );
  }
  return <circle cx={x} cy={y} r="4" fill="var(--paper)" stroke="var(--ink)" strokeWidth="1.6" />;
}
