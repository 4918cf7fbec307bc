import { formatBytes } from '@/lib/base/format/bytes';
import { formatMinute } from '@/lib/base/format/dates';
import { formatMarkdownTable } from '@/lib/base/text/markdown-table';
import { describeRegistryState } from '@/lib/releases/images/describe-state';
import type { ImagePageData } from '@/lib/site/model/image-page';
import { imagePath, imageSbomPath } from '@/lib/site/url/image-urls';

/** Formats an image as Markdown: whether it exists, its digests, its history, its SBOMs and the commands for it. */
export function imageMarkdown(page: ImagePageData, origin: string): string {
  const { name, reference, state, tag, content, digest, pinned, explained } = page;
  const failure = tag?.failure ?? content?.failure ?? null;
  const words = describeRegistryState({ reference, state, tag: tag?.value ?? null, failure });
  const checkedAt = (tag ?? content)?.freshness?.checkedAt ?? null;
  const checked = checkedAt === null ? '' : ` Checked ${formatMinute(checkedAt)}.`;
  const parts = [
    `## ${code(name)}`,
    ...(explained === null ? [] : [explained.title]),
    `**${words.word}.** ${words.reason}${checked}`,
    ...(digest === null ? [] : [`Digest: ${code(digest)}`]),
    ...platformsOf(page, origin),
    ...historyOf(page),
    ...(pinned === null ? [] : [`\`\`\`sh\ndocker pull ${pinned}\n\`\`\``]),
    ...page.verifications.flatMap(({ command, standing }) =>
      command === null || standing !== 'holds' ? [] : [`\`\`\`sh\n${command}\n\`\`\``],
    ),
    `Source: ${origin}${imagePath(name)}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function platformsOf(page: ImagePageData, origin: string): readonly string[] {
  const { platforms, pinned, name } = page;
  if (platforms.length === 0) return [];
  const head = ['Platform', 'Digest', 'Size', 'Created', 'SBOM'];
  const rows = platforms.map(({ name: platform, image, bytes, sboms }) => [
    platform,
    image.digest,
    bytes === null ? '' : formatBytes(bytes),
    formatMinute(image.details?.createdAt ?? ''),
    sboms.length === 0
      ? 'none listed'
      : `${origin}${imageSbomPath(pinned ?? name, platforms.length > 1 ? platform : null)}`,
  ]);
  return [formatMarkdownTable(head, rows).trimEnd()];
}

function historyOf({ tag }: ImagePageData): readonly string[] {
  const targets = tag?.value?.targets ?? [];
  if (targets.length < 2 && (targets[0]?.until ?? null) === null) return [];
  const rows = targets.map(({ digest, from, until }) => [
    digest ?? 'unknown',
    from === null ? 'unknown' : formatMinute(from),
    until === null ? 'now' : formatMinute(until),
  ]);
  return [formatMarkdownTable(['Image', 'From', 'Until'], rows).trimEnd()];
}

/** References have no backticks in their grammar. */
function code(text: string): string {
  return `\`${text}\``;
}
