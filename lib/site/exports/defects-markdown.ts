import { formatMarkdownTable } from '@/lib/base/text/markdown-table';
import type { RegisteredDefect } from '@/lib/releases/defects/defect-register';
import { paths } from '@/lib/site/url/paths';

/** Formats the register of known defects as Markdown: versions, what went wrong, and where upstream shows it. */
export function defectsMarkdown(defects: readonly RegisteredDefect[], origin: string): string {
  const rows = defects.map(({ says, source, from, to, releases }) => [
    [from ?? 'first', to ?? 'today'].join(' to '),
    says,
    releases.join(', '),
    source,
  ]);
  return [
    '# Known defects\n\n',
    'Defects of published images and files of Kairos. The list is not complete.\n\n',
    `${formatMarkdownTable(['Versions', 'Defect', 'Releases', 'Source'], rows)}\n`,
    `<${origin}${paths.defects}>\n`,
  ].join('');
}
