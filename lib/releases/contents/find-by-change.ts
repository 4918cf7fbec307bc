import type { ReleaseEntry } from '@/lib/releases/list/read-component';

import { findByProgram, type ReleaseWithContents } from './find-by-program';

/** A change as a visitor states it: a pull request or issue, or a commit. */
export type ChangeQuery =
  | {
      readonly kind: 'number';
      /** The component whose repository it is; null for any. */
      readonly component: string | null;
      readonly number: number;
    }
  | { readonly kind: 'commit'; readonly commit: string };

/** A release whose notes state a change, and the releases of Kairos that contain it. */
export type ChangeFound = {
  readonly component: string;
  readonly tag: string;
  /** Tags of Kairos, oldest version first: its own for Kairos. */
  readonly containedIn: readonly string[];
};

/**
 * Reads a pull request or a commit: `#1234`, `kairos-agent#900`, a URL of GitHub, or at least 7 digits of a commit;
 * null for any other text.
 */
export function readChange(text: string): ChangeQuery | null {
  const query = text.trim();
  const url =
    /^https:\/\/github\.com\/[\w.-]+\/([\w.-]+)\/(pull|issues|commit)\/([0-9a-f]+)\b/i.exec(query);
  if (url !== null) {
    const [, component = '', kind = '', id = ''] = url;
    return kind.toLowerCase() === 'commit' ? commitOf(id) : numberOf(component.toLowerCase(), id);
  }
  const short = /^(?:(?:[\w.-]+\/)?([\w.-]+))?#([0-9]{1,9})$/.exec(query);
  if (short !== null) return numberOf(short[1]?.toLowerCase() ?? null, short[2] ?? '');
  return /^[0-9]{1,6}$/.test(query) ? numberOf(null, query) : commitOf(query);
}

function numberOf(component: string | null, text: string): ChangeQuery | null {
  return /^[0-9]+$/.test(text) ? { kind: 'number', component, number: Number(text) } : null;
}

function commitOf(text: string): ChangeQuery | null {
  const commit = text.toLowerCase();
  return /^[0-9a-f]{7,40}$/.test(commit) ? { kind: 'commit', commit } : null;
}

/** Finds the releases whose notes state a change, and for other components the releases in `kairos` that contain them. */
export function findByChange(
  lists: ReadonlyMap<string, readonly ReleaseEntry[]>,
  kairos: readonly ReleaseWithContents[],
  query: ChangeQuery,
): readonly ChangeFound[] {
  return [...lists].flatMap(([component, entries]) =>
    entries.flatMap(({ release: { tag, notes } }): readonly ChangeFound[] => {
      if (!states(notes, component, query)) return [];
      const containedIn =
        component === 'kairos'
          ? [tag]
          : findByProgram(kairos, { program: component, version: tag }).map(
              ({ entry }) => entry.release.tag,
            );
      return [{ component, tag, containedIn }];
    }),
  );
}

/** A number without a repository is that of the component whose notes state it. */
function states(notes: string, component: string, query: ChangeQuery): boolean {
  if (query.kind === 'commit') return mentionsCommit(notes, query.commit);
  const repository = query.component ?? component;
  const url = new RegExp(`/${escaped(repository)}/(?:pull|issues)/${query.number}(?![0-9])`, 'i');
  if (url.test(notes)) return true;
  const short = new RegExp(`(?:^|[\\s(,])#${query.number}(?![0-9])`, 'm');
  return repository === component && short.test(notes);
}

function mentionsCommit(notes: string, commit: string): boolean {
  return (notes.match(/\b[0-9a-f]{7,40}\b/g) ?? []).some(
    (stated) => stated.startsWith(commit) || commit.startsWith(stated),
  );
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
