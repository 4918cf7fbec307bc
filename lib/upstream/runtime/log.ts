import 'server-only';
import { createLog, type Log } from '@/server/shared/log.mjs';

import { env } from './env';

/** Logs an event where the configuration wants its level. */
export const log: Log = createLog(() => env().LOG_LEVEL);
