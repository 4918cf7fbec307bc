/** The only place where a path of this site is spelled. */
export const paths = {
  matrix: '/',
  releases: '/releases',
  sbom: '/sbom',
  build: '/build',
  decode: '/decode',
  upgrade: '/upgrade',
  defects: '/defects',
  verify: '/verify',
  verifyMarkdown: '/verify.md',
  apiReference: '/api-reference',
  apiReferenceMarkdown: '/api-reference.md',
  openApi: '/api/v1/openapi.json',
  status: '/status',
  search: '/search.json',
  matrixApi: '/api/v1/matrix',
  artifactApi: '/api/v1/artifact',
  decodeApi: '/api/v1/decode',
  buildMarkdown: '/build.md',
  decodeMarkdown: '/decode.md',
  upgradeApi: '/api/v1/upgrade',
  componentVersionsApi: '/api/v1/component-versions',
  latestTagApi: '/api/v1/latest-tag',
  defectsApi: '/api/v1/defects',
  upgradeMarkdown: '/upgrade.md',
  defectsMarkdown: '/defects.md',
  sbomMarkdown: '/sbom.md',
  statusApi: '/api/v1/status',
  matrixMarkdown: '/matrix.md',
  matrixCsv: '/matrix.csv',
  matrixJson: '/matrix.json',
  matrixFeed: '/matrix.atom',
  matrixImage: '/og',
  preview: '/og/page',
  matrixCompare: '/matrix/compare',
  matrixCompareMarkdown: '/matrix/compare.md',
  matrixCompareApi: '/api/v1/matrix/compare',
  matrixHistory: '/matrix/history',
  matrixHistoryMarkdown: '/matrix/history.md',
  matrixHistoryFeed: '/matrix/history.atom',
  matrixHistoryApi: '/api/v1/matrix/history',
  matrixWhatIf: '/matrix/what-if',
  matrixWhatIfMarkdown: '/matrix/what-if.md',
  matrixWhatIfApi: '/api/v1/matrix/what-if',
  statusMarkdown: '/status.md',
  statusJson: '/status.json',
  releasesApi: '/api/v1/releases',
  releasesMarkdown: '/releases.md',
  releasesCsv: '/releases.csv',
  releasesJson: '/releases.json',
  releasesFeed: '/releases.atom',
  sbomCsv: '/sbom.csv',
  sbomJson: '/sbom.json',
  sbomFeed: '/sbom.atom',
  matrixBadge: '/badge/matrix.svg',
  releaseBadge: '/badge/release.svg',
  embed: '/embed',
  images: '/images',
  imagesMarkdown: '/images.md',
  imageJson: '/image.json',
  imageMarkdown: '/image.md',
  imageSbom: '/image.spdx.json',
  packages: '/packages',
  packagesJson: '/packages.json',
  packagesCsv: '/packages.csv',
  packagesMarkdown: '/packages.md',
  changes: '/packages/compare',
  changesJson: '/packages/compare.json',
  changesCsv: '/packages/compare.csv',
  changesMarkdown: '/packages/compare.md',
} as const;

/** Paths with places in them, as URL templates (RFC 6570). */
export const pathTemplates = {
  releaseApi: `${paths.releasesApi}/{component}/{tag}`,
  releaseCompareApi: `${paths.releasesApi}/{component}/compare`,
  sbomDownload: `${paths.releasesApi}/{component}/{tag}/sbom`,
} as const;

/** The page of a component's releases. */
export function componentPath(componentId: string): string {
  return `${paths.releases}/${encodeURIComponent(componentId)}`;
}

/** The page of one release; tags may contain any character that git allows. */
export function releasePath(componentId: string, tag: string): string {
  return `${componentPath(componentId)}/${encodeURIComponent(tag)}`;
}

/** The page that compares two releases of a component. */
export function comparePath(componentId: string): string {
  return `${componentPath(componentId)}/compare`;
}

/** The comparison of two releases as Markdown. */
export function compareMarkdownPath(componentId: string, from: string, to: string): string {
  return `${comparePath(componentId)}.md?${new URLSearchParams({ from, to })}`;
}

/** The releases of a component as Markdown. */
export function componentMarkdownPath(componentId: string): string {
  return `${componentPath(componentId)}.md`;
}

/** One release as Markdown. */
export function releaseMarkdownPath(componentId: string, tag: string): string {
  return `${releasePath(componentId, tag)}.md`;
}

/** One release for machines. */
export function releaseApiPath(componentId: string, tag: string): string {
  return expandPath(pathTemplates.releaseApi, componentId, tag);
}

/** The place that passes on one file of a release's archive. */
export function sbomDownloadPath(
  componentId: string,
  tag: string,
  file: { readonly asset: string; readonly member: string },
): string {
  const query = new URLSearchParams({ asset: file.asset, member: file.member });
  return `${expandPath(pathTemplates.sbomDownload, componentId, tag)}?${query}`;
}

/** The page that plans an upgrade; `from` is any text that states what runs. */
export function upgradePath({
  from,
  to = '',
}: {
  readonly from: string;
  readonly to?: string;
}): string {
  return withQuery(paths.upgrade, new URLSearchParams({ from, ...(to !== '' && { to }) }));
}

/** Joins a path and a query; an empty query leaves the path unchanged. */
export function withQuery(path: string, query: URLSearchParams): string {
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

function expandPath(template: string, componentId: string, tag: string): string {
  return template
    .replace('{component}', () => encodeURIComponent(componentId))
    .replace('{tag}', () => encodeURIComponent(tag));
}
