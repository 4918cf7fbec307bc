import { codeBlock, inlineCode } from '@/lib/base/text/markdown-code';
import { escapeCell, formatMarkdownTable } from '@/lib/base/text/markdown-table';
import type { Recipe } from '@/lib/build/commands/model';
import type { BuildPageData, BuiltArtifact } from '@/lib/site/model/build-page';

/** Formats the page of the builder as Markdown: the name, its status, its problems and the commands. */
export function buildMarkdown(page: BuildPageData): string {
  const { built, problems, permalink } = page;
  const listed = problems.map(
    ({ severity, field, message }) => `- ${severity}, ${field}: ${escapeCell(message)}\n`,
  );
  return [
    `# ${built === null ? 'Build' : inlineCode(built.names.tag)}\n\n`,
    page.isExample ? 'Example: the latest official image.\n\n' : '',
    built === null ? '' : builtMarkdown(built),
    listed.length === 0 ? '' : `## Problems\n\n${listed.join('')}\n`,
    built === null ? '' : `## Commands\n\n${built.recipes.map(recipeMarkdown).join('\n')}\n`,
    `Source: <${permalink}>\n`,
  ].join('');
}

function builtMarkdown({ names, artifact, published, tested }: BuiltArtifact): string {
  const { release, kairosInit } = artifact.programs;
  const rows = names.parts.map(({ label, text }) => [label, text]);
  return [
    codeBlock('', names.reference),
    '\n',
    formatMarkdownTable(['Part of the tag', 'Value'], rows),
    `\n- Image: ${published.image.state}. ${escapeCell(published.image.reason)}\n`,
    `- Tests: ${tested.state}. ${escapeCell(tested.remark ?? '')}\n`,
    release === null ? '' : `- Kairos release: ${release}\n`,
    kairosInit === null ? '' : `- kairos-init: ${kairosInit}\n`,
    '\n',
  ].join('');
}

function recipeMarkdown({ title, forVersion, notes, file, steps, source }: Recipe): string {
  return [
    `### ${escapeCell(title)}\n\n`,
    `${escapeCell(forVersion)}\n\n`,
    ...notes.map((note) => `${escapeCell(note)}\n\n`),
    file === null ? '' : `${inlineCode(file.name)}:\n\n${codeBlock('', file.text)}\n`,
    ...steps.map(({ label, shell }) => `${escapeCell(label)}:\n\n${codeBlock('sh', shell)}\n`),
    `Source: ${source.startsWith('https:') ? `<${source}>` : escapeCell(source)}\n`,
  ].join('');
}
