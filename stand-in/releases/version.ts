/** Major, minor and patch. */
export type Version = readonly [number, number, number];

/** Reads the number of a tag; null where it has none, or one of c3os, which counted as Kubernetes does. */
export function numberOf(tag: string): Version | null {
  const [, major = '', minor = '', patch = ''] = /^v?(\d+)\.(\d+)\.(\d+)/.exec(tag) ?? [];
  if (major === '' || (major === '1' && Number(minor) >= 20)) return null;
  return [Number(major), Number(minor), Number(patch)];
}

/** Whether a number is at least another one. */
export function isFrom(version: Version, [major, minor, patch]: Version): boolean {
  return (version[0] - major || version[1] - minor || version[2] - patch) >= 0;
}
