import { API_OPERATIONS } from '@/lib/site/api/operations';
import { paths } from '@/lib/site/url/paths';

const PAGES: readonly (readonly [path: string, title: string, says: string])[] = [
  [paths.matrixMarkdown, 'Matrix', 'which combinations CI tests, with the last result of each'],
  [paths.releasesMarkdown, 'Releases', 'releases of Kairos and its components, newest first'],
  [paths.buildMarkdown, 'Build', 'image names and build commands for a combination'],
  [paths.decodeMarkdown, 'Decode', 'the parts of a tag, file name or image reference, in `name`'],
  [
    paths.packagesMarkdown,
    'Packages',
    'releases that have a package, in `q`, or the packages of an image, in `of`',
  ],
  [paths.sbomMarkdown, 'SBOM', 'SBOM files of releases, each a download'],
  [paths.defectsMarkdown, 'Known defects', 'defects of published artifacts by version'],
  [paths.upgradeMarkdown, 'Upgrade', 'what an upgrade brings, from `from` to `to`'],
  [paths.matrixHistoryMarkdown, 'History', 'what each commit added to the matrix, and dropped'],
  [paths.matrixWhatIfMarkdown, 'What if', 'how to send a workflow and get what it would test'],
  [paths.imagesMarkdown, 'Images', 'container images with their digests'],
  [paths.verifyMarkdown, 'Verify', 'why cosign fails, from its output in `error`'],
  [paths.apiReferenceMarkdown, 'API', 'each path with a request and the fields of its response'],
  [paths.statusMarkdown, 'Status', 'age and state of each upstream resource'],
];

/** Describes the site for language models, in the form of llms.txt: its pages as Markdown, and its API. */
export function llmsText(origin: string): string {
  return [
    '# Kairos Matrix\n',
    '> Test matrix, releases, image names and SBOMs of Kairos, the immutable Linux. Every statement has its source and its age. Unofficial.\n',
    'Every page below also responds with text to `Accept: text/plain`.\n',
    '## Pages as Markdown\n',
    ...PAGES.map(([path, title, says]) => `- [${title}](${origin}${path}): ${says}`),
    '\n## JSON API\n',
    ...API_OPERATIONS.map(({ path, summary }) => `- \`GET ${origin}${path}\`: ${summary}`),
    '',
  ].join('\n');
}
