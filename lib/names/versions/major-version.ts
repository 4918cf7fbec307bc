/** Whether a text is a major version alone, e.g. `v4`: a release line, and no version by itself. */
export function isMajorVersion(text: string): boolean {
  return /^v[0-9]{1,3}$/.test(text);
}
