import type { ContainedProgram } from '@/lib/releases/contents/release-contents';
import type { SupportStatus } from '@/lib/releases/list/support';

/** The latest release of Kairos, as the first page shows it. */
export type CurrentRelease = {
  readonly componentId: string;
  readonly tag: string;
  readonly publishedAt: string;
  readonly status: SupportStatus;
  /** What it contains, as far as its files were read. */
  readonly contents: readonly ContainedProgram[];
};
