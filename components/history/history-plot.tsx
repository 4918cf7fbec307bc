import { formatCount } from '@/lib/base/format/count';
import { formatDay } from '@/lib/base/format/dates';
import { plotOf, type Plot, type PlotPoint } from '@/lib/matrix/history/plot';
import type { LoadedHistory } from '@/lib/site/model/matrix-history-page';
import { stepUrl, type HistoryQuery } from '@/lib/site/url/history-query';

type HistoryPlotProps = {
  readonly history: LoadedHistory;
  readonly query: HistoryQuery;
  readonly now: string;
};

/** Height of the part with points, and of the labels above and below it, in pixels. */
const [HEIGHT, ABOVE, BELOW] = [168, 16, 24];

/**
 * Jobs over time as steps, each commit a link to what it changed. Places are shares of the width, so that text keeps
 * its size; the table of commits says the same, and has the links for the keyboard.
 */
export function HistoryPlot({ history, query, now }: HistoryPlotProps) {
  const plot = plotOf(history.steps, now);
  if (plot === null) return null;
  const urls = new Map(history.steps.map((step) => [step.commit, step]));
  return (
    <figure className="history-plot" aria-hidden="true">
      <figcaption className="text-xs text-soft">
        Selected jobs at each commit. A triangle marks a commit that drops a cell silently.
      </figcaption>
      <svg width="100%" height={ABOVE + HEIGHT + BELOW}>
        <Scale plot={plot} />
        {plot.points.map((point, index) => (
          <Stretch key={point.commit} from={point} to={plot.points[index + 1]} />
        ))}
        {plot.points.map((point) => {
          const step = urls.get(point.commit);
          if (step === undefined) return null;
          return (
            <a key={point.commit} href={stepUrl(query, step)} tabIndex={-1} data-page="">
              <title>
                {`${formatDay(step.committedAt ?? '')}: ${formatCount(point.jobs, 'job')}. ${step.subject}`}
              </title>
              <Mark point={point} />
            </a>
          );
        })}
      </svg>
    </figure>
  );
}

function Scale({ plot: { top, days } }: { readonly plot: Plot }) {
  return (
    <>
      {[0, top / 2, top].map((count) => (
        <g key={count}>
          <line
            className="plot-rule"
            x1="0"
            x2="100%"
            y1={heightOf(count / top)}
            y2={heightOf(count / top)}
          />
          <text x="-8" y={heightOf(count / top) + 4} textAnchor="end">
            {count}
          </text>
        </g>
      ))}
      {days.map(({ day, x }) => (
        <text
          key={day}
          x={widthOf(x)}
          y={ABOVE + HEIGHT + 20}
          textAnchor={x === 0 ? 'start' : x === 1 ? 'end' : 'middle'}
        >
          {formatDay(day)}
        </text>
      ))}
    </>
  );
}

/** From one commit to the next: the number of jobs stays, then it changes. Dashed where commits between are unread. */
function Stretch({ from, to }: { readonly from: PlotPoint; readonly to: PlotPoint | undefined }) {
  const end = widthOf(to?.x ?? 1);
  const dash = to?.isJoined === false ? '3 4' : undefined;
  return (
    <g className="plot-line" strokeDasharray={dash}>
      <line x1={widthOf(from.x)} x2={end} y1={heightOf(from.y)} y2={heightOf(from.y)} />
      {to === undefined ? null : (
        <line x1={end} x2={end} y1={heightOf(from.y)} y2={heightOf(to.y)} />
      )}
    </g>
  );
}

function Mark({ point: { x, y, isSilent } }: { readonly point: PlotPoint }) {
  if (!isSilent) return <circle className="plot-point" cx={widthOf(x)} cy={heightOf(y)} r="4" />;
  return (
    <svg x={widthOf(x)} y={heightOf(y)} overflow="visible">
      <path className="plot-silent" d="M0 -8 8 6H-8Z" />
    </svg>
  );
}

function widthOf(x: number): string {
  return `${(x * 100).toFixed(2)}%`;
}

function heightOf(y: number): number {
  return Math.round(ABOVE + HEIGHT * (1 - y));
}
