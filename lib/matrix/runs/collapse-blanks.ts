/** Trims a name and makes every run of blanks one: the form in which names of jobs are shown and compared. */
export function collapseBlanks(name: string): string {
  return name.trim().replace(/\s+/g, ' ');
}
