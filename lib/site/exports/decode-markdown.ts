import { listWords } from '@/lib/base/text/list-words';
import { inlineCode } from '@/lib/base/text/markdown-code';
import { escapeCell, formatMarkdownTable } from '@/lib/base/text/markdown-table';
import type { NameParts } from '@/lib/names/artifacts/name-parts';
import { changeTitle, changeWords } from '@/lib/releases/contents/change-words';
import { coverageWords } from '@/lib/releases/contents/contents-coverage';
import type { FoundExistence, ProgramLead } from '@/lib/releases/leads/model';
import { describeSupport } from '@/lib/releases/list/support';
import type { DecodePageData, ExplainedFinding, StatedChange } from '@/lib/site/model/decode-page';

/** Formats what was decoded as Markdown: each finding with whether it exists, its release and its parts. */
export function decodeMarkdown(
  { findings, change, isCut }: DecodePageData,
  origin: string,
): string {
  if (findings.length === 0) {
    return '# Decode\n\nAdd the parameter `name`: a tag, a file name, an image reference or any text with one.\n';
  }
  return [
    ...(change === null ? [] : [changeMarkdown(change)]),
    ...findings
      .filter(({ finding }) => change === null || finding.problem === null)
      .map((each) => findingMarkdown(each, origin)),
    isCut ? 'The text is too long: the end was not decoded.\n' : '',
  ].join('\n');
}

function changeMarkdown({ query, found, notSearched, coverage }: StatedChange): string {
  const says = [
    ...(found.length === 0
      ? ['No notes of the searched releases state it.']
      : found.map(changeWords)),
    ...(notSearched.length === 0 ? [] : [`Not searched: ${listWords(notSearched)}.`]),
    coverageWords(coverage),
  ];
  const items = says.map((sentence) => `- ${escapeCell(sentence)}\n`);
  return `# ${escapeCell(changeTitle(query))}\n\n${items.join('')}`;
}

function findingMarkdown(
  { finding, title, leads, links }: ExplainedFinding,
  origin: string,
): string {
  const { existence, release, program } = leads;
  const parts = rowsOf(finding.parts);
  const pages = Object.entries(links).flatMap(([page, path]) =>
    path === null ? [] : [`- ${page}: <${origin}${path}>\n`],
  );
  const says = [
    finding.problem,
    existence === null ? null : `${existence.state}: ${existence.reason}${nearestWords(existence)}`,
    release === null ? null : `Release ${release.tag}: ${describeSupport(release.status)}`,
    ...(program === null ? [] : programWords(program)),
    ...finding.remarks,
  ].filter((sentence) => sentence !== null);
  return [
    `# ${escapeCell(title)}\n\n`,
    finding.name === '' ? '' : `${inlineCode(finding.name)}\n\n`,
    ...says.map((sentence) => `- ${escapeCell(sentence)}\n`),
    says.length === 0 ? '' : '\n',
    parts.length === 0 ? '' : `${formatMarkdownTable(['Part', 'Value'], parts)}\n`,
    ...pages,
  ].join('');
}

function nearestWords({ nearest }: FoundExistence): string {
  return nearest.length === 0 ? '' : ` Nearest: ${listWords(nearest)}.`;
}

/** The releases that contain a program, with the lines that pin it, and how many were searched. */
function programWords({
  program,
  version,
  releases,
  before,
  after,
  coverage,
}: ProgramLead): readonly string[] {
  const around = [before, after].flatMap((each) =>
    each === null ? [] : [`${each.tag} has ${each.version}.`],
  );
  return [
    releases.length === 0
      ? [`No release of Kairos has ${program} ${version}.`, ...around].join(' ')
      : `${program} ${version} is in Kairos ${releases.map(sourceWords).join(', ')}.`,
    ...(coverage === null ? [] : [coverageWords(coverage)]),
  ];
}

function sourceWords({ tag, source }: ProgramLead['releases'][number]): string {
  return source === null ? tag : `${tag} (${source})`;
}

function rowsOf(parts: NameParts): readonly (readonly [string, string])[] {
  return Object.entries(parts).flatMap(([part, value]): (readonly [string, string])[] => {
    if (typeof value === 'string') return value === '' ? [] : [[part, value]];
    if (part !== 'kubernetes' || parts.kubernetes === null) return [];
    const { distro, version } = parts.kubernetes;
    return [[part, [distro, version].filter(Boolean).join(' ')]];
  });
}
