import type { MatrixReading } from '@/lib/matrix/expand/model';

/** What the explorer must know of the matrix besides its jobs. All of it crosses to the browser. */
export type MatrixContext = {
  readonly sourceId: string;
  readonly sourceTitle: string;
  readonly path: string;
  readonly commit: string;
  readonly askedRef: string | null;
  readonly reportTo: string;
  readonly origin: string;
  readonly excerpt: MatrixReading['excerpt'];
  readonly isRunning: boolean;
  readonly now: string;
};
