import { CARD_SOFT, CardFrame } from '@/components/shell/card-frame';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { Conclusion } from '@/lib/matrix/runs/model';
import { isOldResult } from '@/lib/matrix/runs/result-age';

const COLOURS: Readonly<Record<Conclusion, string>> = {
  passed: '#177245',
  failed: '#b3211b',
  running: '#1f5fc4',
  cancelled: '#8a5200',
  'not-started': '#8a5200',
  skipped: '#5c6983',
  unknown: '#ffffff',
};

type MatrixCardProps = {
  readonly title: string;
  readonly count: string;
  readonly age: string;
  readonly jobs: readonly TestedJob[];
  readonly now: string;
};

/** Of a verdict that is too old to look like one of today, and of what has no result. */
const OUTLINE = '#5c6983';

/** The preview picture of a shared link: the filters, how many jobs match, and their results. */
export function MatrixCard({ title, count, age, jobs, now }: MatrixCardProps) {
  return (
    <CardFrame title={title}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12 }}>
        {jobs.slice(0, 96).map(({ id, result }) => {
          const state = result?.conclusion ?? 'unknown';
          const isHollow = state === 'unknown' || isOldResult(result?.completedAt ?? null, now);
          return (
            <div
              key={id}
              style={{
                width: 26,
                height: 26,
                borderRadius: state === 'failed' ? 3 : 13,
                background: isHollow ? '#ffffff' : COLOURS[state],
                border: `3px solid ${isHollow ? OUTLINE : COLOURS[state]}`,
              }}
            />
          );
        })}
      </div>
      <div style={{ display: 'flex', justifyContent: 'space-between', fontSize: 30 }}>
        <div style={{ display: 'flex' }}>{count}</div>
        <div style={{ display: 'flex', color: CARD_SOFT }}>{age}</div>
      </div>
    </CardFrame>
  );
}
