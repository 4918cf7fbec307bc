/** Trims a job name and collapses its blanks; names are shown and compared in this form. */
export function collapseBlanks(name: string): string {
  return name.trim().replace(/\s+/g, ' ');
}
