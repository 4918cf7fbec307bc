import { codeBlock, inlineCode } from '@/lib/base/text/markdown-code';
import { escapeCell, formatMarkdownTable } from '@/lib/base/text/markdown-table';
import type { UpgradeWay } from '@/lib/build/upgrade/upgrade-ways';
import { describeSupport } from '@/lib/releases/list/support';
import {
  formatListing,
  formatMergedChanges,
  isUrgentGroup,
  type MergedGroup,
} from '@/lib/releases/notes/merge-changes';
import { unknownWords } from '@/lib/releases/upgrade/component-notes';
import type { UpgradeImage, UpgradeProblem } from '@/lib/releases/upgrade/model';
import { HADRON_INSTEAD } from '@/lib/releases/upgrade/replacement-words';
import type {
  PlannedUpgrade,
  UpgradeChanges,
  UpgradePageData,
} from '@/lib/site/model/upgrade-page';
import { upgradePath } from '@/lib/site/url/paths';

/** Formats the plan of an upgrade as Markdown: where it starts, where it goes, what is urgent, what changes and the commands. */
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
    ...(image === null ? [] : [`Image in ${image.tag}: ${imageWords(image)}`]),
    ...replacements.flatMap(({ kind, image: each }) =>
      kind === 'hadron'
        ? [`Image of Hadron in ${each.tag}: ${imageWords(each)}`, HADRON_INSTEAD]
        : [`The same image in ${each.tag}: ${imageWords(each)}`],
    ),
    ...cautions.map(({ says }) => `Caution: ${says}`),
    ...(jump?.stops ?? []).map(
      ({ minor, tag, reference }) =>
        `Stop at ${minor}: ${reference ?? tag ?? 'no release lists it'}`,
    ),
  ];
  const rows = programs.map(({ program, from, to: after }) => [
    program,
    from.join(', '),
    after.join(', '),
  ]);
  const urgent = changes.groups.filter(isUrgentGroup);
  const others = changes.groups.filter((group) => !isUrgentGroup(group));
  return [
    `# Upgrade from ${start.entry.release.tag} to ${to.release.tag}\n\n`,
    ...lines.map((line) => `- ${escapeCell(line)}\n`),
    '- [Commands](#commands)\n\n',
    urgent.length === 0
      ? ''
      : `## Breaking changes and security notes\n\n${formatMergedChanges(urgent)}\n`,
    `## Component versions\n\n${formatMarkdownTable(['Program', 'Runs', to.release.tag], rows)}\n`,
    changesMarkdown(others, changes),
    `## Commands\n\n`,
    next.reason === null ? '' : `${escapeCell(next.reason)}\n\n`,
    ...ways.map(wayMarkdown),
    `<${url}>\n`,
  ].join('');
}

function imageWords({ reference, state, reason }: UpgradeImage): string {
  if (reference === null) return reason;
  return state === 'published' ? reference : `${reference} (${reason})`;
}

/** The changes of all components, and whose notes are missing from them. */
function changesMarkdown(
  groups: readonly MergedGroup[],
  { components, left }: UpgradeChanges,
): string {
  const missing = [
    ...components.flatMap((notes) => {
      const reason = unknownWords(notes);
      return reason === null ? [] : [`Notes of ${notes.program} are unknown: ${reason}.`];
    }),
    ...left.map((release) => `Notes of ${formatListing(release)} are too large to be merged.`),
  ];
  if (groups.length === 0 && missing.length === 0) return '';
  return [
    '## Changes\n\n',
    ...missing.map((line) => `- ${escapeCell(line)}\n`),
    missing.length === 0 ? '' : '\n',
    groups.length === 0 ? '' : `${formatMergedChanges(groups)}\n`,
  ].join('');
}

function wayMarkdown({ title, steps, file }: UpgradeWay): string {
  return [
    `### ${title}\n\n`,
    file === null ? '' : `${file.name}:\n\n${codeBlock('yaml', file.text)}\n`,
    `${codeBlock('sh', steps.map(({ shell }) => shell).join('\n'))}\n`,
  ].join('');
}
