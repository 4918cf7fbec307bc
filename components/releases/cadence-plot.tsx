import { formatDay } from '@/lib/base/format/dates';
import type { Cadence } from '@/lib/releases/list/cadence';

const WIDTH = 960;
const HEIGHT = 168;
const LEFT = 44;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 24;

/** Gaps that the plot has a line for, in days. */
const LEVELS = [1, 7, 30, 90, 365] as const;

/** Marks that stay apart on the width of a page. */
const MOST_POINTS = 400;

type Point = Cadence['points'][number];

/** The days between releases over the years, on a scale of powers: a dot is a patch, a ring a minor, a square a major. */
export function CadencePlot({
  cadence,
  title,
}: {
  readonly cadence: Cadence;
  readonly title: string;
}) {
  const points = cadence.points.slice(-MOST_POINTS);
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length < 3) return null;
  const from = Date.parse(first.publishedAt);
  const to = Math.max(Date.parse(last.publishedAt), from + 1);
  const xOf = (iso: string) =>
    LEFT + ((Date.parse(iso) - from) / (to - from)) * (WIDTH - LEFT - RIGHT);
  return (
    <figure className="mt-4">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width={WIDTH}
        height={HEIGHT}
        className="h-auto w-full"
        role="img"
        aria-label={`Days between releases of ${title}, ${formatDay(first.publishedAt)} to ${formatDay(last.publishedAt)}`}
      >
        {LEVELS.map((days) => (
          <g key={days}>
            <line
              x1={LEFT}
              x2={WIDTH - RIGHT}
              y1={yOf(days)}
              y2={yOf(days)}
              stroke="var(--line)"
              strokeWidth="1"
            />
            <text x={LEFT - 8} y={yOf(days) + 4} textAnchor="end" className="plot-text">
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
            <Mark
              key={point.tag}
              level={point.level}
              x={xOf(point.publishedAt)}
              y={yOf(point.gapDays)}
              title={`${point.tag}, ${formatDay(point.publishedAt)}: ${daysWords(point.gapDays)} after the one before`}
            />
          ),
        )}
      </svg>
      <figcaption className="flex flex-wrap gap-x-5 text-xs text-soft">
        {(['patch', 'minor', 'major'] as const).map((level) => (
          <span key={level} className="inline-flex items-center gap-1.5">
            <svg viewBox="-6 -6 12 12" width="12" height="12" aria-hidden="true">
              <Shape level={level} x={0} y={0} />
            </svg>
            {level}
          </span>
        ))}
        {points.length < cadence.points.length ? (
          <span>The newest {points.length} releases.</span>
        ) : null}
        <span>Height: days since the release before, on a scale of powers.</span>
      </figcaption>
    </figure>
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

function daysWords(days: number): string {
  if (days < 1) return 'less than a day';
  const whole = Math.round(days);
  return `${whole} ${whole === 1 ? 'day' : 'days'}`;
}

type MarkProps = {
  readonly level: Point['level'];
  readonly x: number;
  readonly y: number;
};

function Mark({ title, ...mark }: MarkProps & { readonly title: string }) {
  return (
    <g>
      <title>{title}</title>
      <Shape {...mark} x={Math.round(mark.x * 10) / 10} />
    </g>
  );
}

function Shape({ level, x, y }: MarkProps) {
  if (level === 'patch') return <circle cx={x} cy={y} r="2.4" fill="var(--edge)" />;
  if (level === 'major') {
    return <rect x={x - 4.5} y={y - 4.5} width="9" height="9" fill="var(--ink)" />;
  }
  return <circle cx={x} cy={y} r="4" fill="var(--paper)" stroke="var(--ink)" strokeWidth="1.6" />;
}
