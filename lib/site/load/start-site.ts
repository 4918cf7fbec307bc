import 'server-only';
import { startRefreshing } from '@/lib/upstream/resources/site-upstream';
import { env } from '@/lib/upstream/runtime/env';
import { createLog } from '@/server/shared/log.mjs';

/**
 * Checks the configuration and begins to refresh what is shown. A configuration that cannot be used ends the
 * process with a sentence for each variable: Next would continue and respond to every request with an error.
 */
export function startSite(): void {
  outliveReaders();
  try {
    env();
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    createLog(() => 'error')('error', 'server.not-started', { detail });
    process.exit(1);
  }
  startRefreshing();
}

/**
 * Continues when the reader of our output is gone. Each failed write would be reported as an error, whose
 * report fails to be written in turn, without end.
 */
function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
