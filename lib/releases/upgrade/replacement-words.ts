/** What is said of Hadron in place of another distribution: no source of Kairos documents that upgrade. */
export const HADRON_INSTEAD =
  'Hadron replaces the distribution. Whether an upgrade in place to it works is not established, so no command is given.';
