/** The caution for a Hadron image that replaces another distribution: Kairos does not document this upgrade. */
export const HADRON_INSTEAD =
  'Hadron replaces the distribution. Whether an upgrade in place to it works is not established, so no command is given.';
