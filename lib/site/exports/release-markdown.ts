import { formatDay } from '@/lib/base/format/dates';
import { listWords } from '@/lib/base/text/list-words';
import { escapeCell, formatMarkdownTable } from '@/lib/base/text/markdown-table';
import type { KnownDefect } from '@/lib/names/artifacts/known-defects';
import type { ContainedProgram } from '@/lib/releases/contents/release-contents';
import { defectsOf } from '@/lib/releases/defects/defects-of';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import { describeSupport } from '@/lib/releases/list/support';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';
import { releasePath } from '@/lib/site/url/paths';

/** Formats a release as Markdown: what it is, its notes as they were written, and its files. */
export function releaseMarkdown(
  { component, snapshot }: TrackedComponent,
  entry: ReleaseEntry,
  origin: string,
  programs: readonly ContainedProgram[],
): string {
  const { release, status } = entry;
  const { tag, publishedAt, notes, assets, url, change } = release;
  const contents = programs.map(({ program, versions, basis }) => [
    program,
    listWords(versions, basis === 'dates' ? 'or' : 'and'),
  ]);
  const files = assets.map(({ name, bytes, digest }) => [name, String(bytes), digest ?? '']);
  return [
    `# ${escapeCell(component.title)} ${escapeCell(tag)}\n`,
    `${snapshot === null ? 'Published' : 'Tagged'} ${formatDay(publishedAt)}, ${escapeCell(describeSupport(status))}. <${origin}${releasePath(component.id, tag)}>\n`,
    ...(change === null
      ? []
      : [`Edited after publication (${change.what.join(', ')}), detected ${change.noticedAt}.\n`]),
    ...defectLines(defectsOf(entry)),
    `## Notes\n`,
    snapshot === null ? notes.trim() || 'No release notes.' : 'Not loaded yet.',
    '',
    ...(contents.length === 0
      ? []
      : [`## Component versions\n`, formatMarkdownTable(['Program', 'Version'], contents)]),
    `## Files\n`,
    files.length === 0
      ? 'No files are listed.\n'
      : formatMarkdownTable(['Name', 'Bytes', 'Digest'], files),
    `Source: <${url}>\n`,
  ].join('\n');
}

function defectLines(defects: readonly KnownDefect[]): readonly string[] {
  if (defects.length === 0) return [];
  return [
    `## Known defects\n`,
    ...defects.map(({ says, source }) => `- ${escapeCell(says)} <${source}>`),
    '',
  ];
}
