import type { Notice } from '@/lib/site/model/notice';

/** The kinds of notices that may be above the grid, the one that most changes how to read it first. */
const BANNERS = [
  'missing',
  'freshness',
  'runs-failure',
  'by-names',
  'no-run',
  'no-match',
  'unreadable-runs',
  'unreadable',
  'running',
  'inconclusive',
  'quiet',
  'archived',
  'replaced',
];

/** The notice above the grid, and those that are read on request. */
export type ChosenNotices = { readonly banner: Notice | null; readonly others: readonly Notice[] };

/**
 * Chooses the one notice that is shown above the grid. Old results of an archived repository are one
 * matter: the notice of their age leads to the matrix that took over.
 */
export function chooseBanner(notices: readonly Notice[]): ChosenNotices {
  const [banner] = BANNERS.flatMap((kind) => notices.filter((notice) => isOfKind(notice, kind)));
  if (banner === undefined) return { banner: null, others: notices };
  const others = notices.filter((notice) => notice !== banner);
  const successor = others.find((notice) => notice.id === 'archived')?.link ?? null;
  if (banner.id !== 'quiet' || successor === null) return { banner, others };
  return { banner: { ...banner, link: successor }, others };
}

/** Where several sources are shown, the id of a notice starts with its source. */
function isOfKind({ id }: Notice, kind: string): boolean {
  return id === kind || id.endsWith(`-${kind}`);
}
