import { codeBlock } from '@/lib/base/text/markdown-code';
import { escapeCell } from '@/lib/base/text/markdown-table';
import type { CosignExplanation } from '@/lib/evidence/cosign-errors/model';
import type { VerifiedArtifact, VerifyPageData } from '@/lib/site/model/verify-page';
import { paths } from '@/lib/site/url/paths';

/** Formats why cosign fails as Markdown: the causes, what is wrong in the command, and the command that works. */
export function verifyMarkdown(
  { refusal, isCut, explanation, artifact }: VerifyPageData,
  origin: string,
): string {
  return [
    '# Why does my cosign fail?\n',
    ...(explanation === null
      ? [
          `Give the output of cosign as \`error\`, the command as \`command\` and the tag of the release as \`release\`: <${origin}${paths.verifyMarkdown}?error=no+matching+signatures&release=v4.2.0>\n`,
        ]
      : []),
    ...(refusal === null ? [] : [`${escapeCell(refusal)}\n`]),
    ...(isCut
      ? [
          'The text is too long: only the end of the output and the start of the command were read.\n',
        ]
      : []),
    ...(explanation === null ? [] : explanationLines(explanation, artifact)),
  ].join('\n');
}

function explanationLines(
  { messages, remarks, identity, check }: CosignExplanation,
  artifact: VerifiedArtifact | null,
): readonly string[] {
  return [
    '## Cause\n',
    ...(identity === null ? [] : [`${escapeCell(identity)}\n`]),
    ...(messages.length === 0
      ? ['The output contains no message of cosign that this site can explain.\n']
      : messages.map(
          ({ cause, check: how, action, versions, source }) =>
            `- ${cause}\n  - To check: ${how}\n  - What to do: ${action}\n  - Printed by ${versions}: <${source}>\n`,
        )),
    ...(remarks.length === 0
      ? []
      : ['## The command\n', ...remarks.map((remark) => `- ${escapeCell(remark)}`), '']),
    '## The command that works\n',
    ...(check === null || artifact === null
      ? ['The texts do not state the release. Give its tag as `release`.\n']
      : [
          `${escapeCell(check.title)} of release ${escapeCell(artifact.tag)}\n`,
          ...(check.note === '' ? [] : [`${escapeCell(check.note)}\n`]),
          ...(check.command === null || check.standing !== 'holds'
            ? []
            : [codeBlock('sh', check.command)]),
          ...(check.tool === null ? [] : [`Needs ${check.tool}.\n`]),
        ]),
  ];
}
