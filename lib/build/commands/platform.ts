/** The platform of an architecture in Docker's notation. */
export function platformOf(arch: string): string {
  return `linux/${arch}`;
}
