/**
 * Names the image that Google Cloud holds of a raw disk: the base name with each dot turned to a dash.
 *
 * @see https://github.com/kairos-io/kairos/blob/master/.github/public-cloud/upload-image-to-gcp.sh
 */
export function formatGceImageName(fileBase: string): string {
  return fileBase.replace(/\.(?:raw|tar\.gz)$/, '').replaceAll('.', '-');
}

/** Writes a version as a label of Google Cloud, which may hold no dots. */
export function formatGceVersionLabel(version: string): string {
  return version.replaceAll('.', '-');
}

/** Writes a version for Azure, which takes final ones alone and without their `v`; null for others. */
export function formatAzureVersion(version: string): string | null {
  return /^v?[0-9]+\.[0-9]+\.[0-9]+$/.test(version) ? version.replace(/^v/, '') : null;
}
