import { codeBlock, inlineCode } from '@/lib/base/text/markdown-code';
import { escapeCell, formatMarkdownTable } from '@/lib/base/text/markdown-table';
import { describeSupport } from '@/lib/releases/list/support';
import { formatMergedChanges } from '@/lib/releases/notes/merge-changes';
import type { UpgradeProblem } from '@/lib/releases/upgrade/model';
import type { PlannedUpgrade, UpgradePageData } from '@/lib/site/model/upgrade-page';
import { upgradePath } from '@/lib/site/url/paths';

/** Formats the plan of an upgrade as Markdown: where it starts, where it goes, what changes and the commands. */
export function upgradeMarkdown({ planned, texts }: UpgradePageData, origin: string): string {
  if (planned === null) {
    return '# Upgrade\n\nAdd the parameter `from`: a tag, an image reference, a file name or what a node prints.\n';
  }
  return planned.ok
    ? planMarkdown(planned.value, `${origin}${upgradePath(texts)}`)
    : problemMarkdown(planned.failure);
}

function problemMarkdown({ field, message, nearest }: UpgradeProblem): string {
  const near = nearest.map((tag) => `- ${inlineCode(tag)}\n`).join('');
  return `# Upgrade\n\n\`${field}\`: ${escapeCell(message)}\n${near === '' ? '' : `\n${near}`}`;
}

function planMarkdown({ plan, next, ways, changes }: PlannedUpgrade, url: string): string {
  const { start, to, image, replacements, programs, cautions, jump } = plan;
  const lines = [
    `Runs: ${start.title}: ${describeSupport(start.entry.status)}`,
    `Target: Kairos ${to.release.tag}: ${describeSupport(to.status)}`,
    ...start.defects.map(({ says }) => `Known defect of what runs: ${says}`),
    ...(image === null ? [] : [`Image in ${image.tag}: ${image.reference ?? image.reason}`]),
    ...replacements.map(
      ({ kind, image: { tag, reference } }) =>
        `${kind === 'hadron' ? 'Image of Hadron' : 'The same image'} in ${tag}: ${reference ?? ''}`,
    ),
    ...cautions.map(({ says }) => `Caution: ${says}`),
    ...(jump?.stops ?? []).map(
      ({ minor, tag, reference }) =>
        `Stop at ${minor}: ${reference ?? tag ?? 'no release lists it'}`,
    ),
    ...(next.reason === null ? [] : [`No command: ${next.reason}`]),
  ];
  const rows = programs.map(({ program, from, to: after }) => [
    program,
    from.join(', '),
    after.join(', '),
  ]);
  const commands = ways.map(({ title, steps, file }) =>
    [
      `## ${title}\n\n`,
      file === null ? '' : `${file.name}:\n\n${codeBlock('yaml', file.text)}\n`,
      codeBlock('sh', steps.map(({ shell }) => shell).join('\n')),
    ].join(''),
  );
  return [
    `# Upgrade from ${start.entry.release.tag} to ${to.release.tag}\n\n`,
    ...lines.map((line) => `- ${escapeCell(line)}\n`),
    `\n${formatMarkdownTable(['Program', 'Runs', to.release.tag], rows)}\n`,
    ...commands.map((text) => `${text}\n`),
    changes.groups.length === 0 ? '' : `## Changes\n\n${formatMergedChanges(changes.groups)}\n`,
    `<${url}>\n`,
  ].join('');
}
