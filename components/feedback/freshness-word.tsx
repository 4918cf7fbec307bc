import { FreshnessMark } from '@/components/ui/freshness-mark';
import type { FreshnessState } from '@/lib/base/freshness/model';

const STATES = {
  live: { word: 'Live', colour: 'text-passed', shape: 'dot' },
  stale: { word: 'Stale', colour: 'text-warn', shape: 'triangle' },
  snapshot: { word: 'Snapshot', colour: 'text-warn', shape: 'square' },
} as const;

/** Whether what is shown is confirmed, no longer confirmed, or shipped with this site: a word with its shape. */
export function FreshnessWord({ state }: { readonly state: FreshnessState }) {
  const { word, colour, shape } = STATES[state];
  return (
    <span className={`inline-flex items-center gap-1.5 font-semibold ${colour}`}>
      <FreshnessMark shape={shape} />
      {word}
    </span>
  );
}
