import { formatDay } from '@/lib/base/format/dates';
import { listWords } from '@/lib/base/text/list-words';
import { escapeCell, formatMarkdownTable } from '@/lib/base/text/markdown-table';
import { releaseContents } from '@/lib/releases/contents/release-contents';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import { describeSupport } from '@/lib/releases/list/support';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';
import { releasePath } from '@/lib/site/url/paths';

/** Formats a release as Markdown: what it is, its notes as they were written, and its files. */
export function releaseMarkdown(
  { component, snapshot }: TrackedComponent,
  { componentId, release, status }: ReleaseEntry,
  origin: string,
): string {
  const { tag, publishedAt, notes, assets, url, change } = release;
  const contents = releaseContents(release, componentId).map(({ program, versions, basis }) => [
    program,
    listWords(versions, basis === 'dates' ? 'or' : 'and'),
  ]);
  const files = assets.map(({ name, bytes, digest }) => [name, String(bytes), digest ?? '']);
  return [
    `# ${escapeCell(component.title)} ${escapeCell(tag)}\n`,
    `${snapshot === null ? 'Published' : 'Tagged'} ${formatDay(publishedAt)}, ${escapeCell(describeSupport(status))}. <${origin}${releasePath(component.id, tag)}>\n`,
    ...(change === null
      ? []
      : [`Changed after publishing (${change.what.join(', ')}), noticed ${change.noticedAt}.\n`]),
    `## Notes\n`,
    snapshot === null ? notes.trim() || 'This release was published without notes.' : 'Not known.',
    '',
    ...(contents.length === 0
      ? []
      : [`## Component versions\n`, formatMarkdownTable(['Program', 'Version'], contents)]),
    `## Files\n`,
    files.length === 0
      ? 'None are known.\n'
      : formatMarkdownTable(['Name', 'Bytes', 'Digest'], files),
    `Source: <${url}>\n`,
  ].join('\n');
}
