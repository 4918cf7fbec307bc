import { formatDay } from '@/lib/base/format/dates';
import { formatMarkdownTable } from '@/lib/base/text/markdown-table';
import type { ImagesPageData } from '@/lib/site/model/images-page';
import { imagePath } from '@/lib/site/url/image-urls';

/** Formats the images that are read without a visitor as Markdown, a table for each repository. */
export function imagesMarkdown({ repositories }: ImagesPageData, origin: string): string {
  return [
    '# Images\n',
    ...(repositories.length === 0
      ? [
          'No image is listed: the releases of Kairos have not been loaded yet, or no registry is configured.\n',
        ]
      : repositories.flatMap(({ name, images }) => [
          `## ${name}\n`,
          formatMarkdownTable(
            ['Tag', 'Release', 'In the registry', 'Digest', 'Since', 'Page'],
            images.map(({ reference, tag, release, state, digest, pushedAt }) => [
              tag,
              release,
              state,
              digest ?? '',
              pushedAt === null ? '' : formatDay(pushedAt),
              `${origin}${imagePath(reference)}`,
            ]),
          ),
        ])),
  ].join('\n');
}
