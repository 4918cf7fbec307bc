/** The platform of an architecture, as Docker writes it. */
export function platformOf(arch: string): string {
  return `linux/${arch}`;
}
