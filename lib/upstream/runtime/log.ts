import 'server-only';
import { env } from './env';
import { LOG_LEVELS, type LogLevel } from './read-env';

/** What an event says beside its name. Secrets have no place in it. */
export type LogDetails = Readonly<Record<string, string | number | boolean | null>>;

/** Takes note of an event. */
export type Log = (level: LogLevel, event: string, details?: LogDetails) => void;

/** Writes an event as one line of JSON on standard output, where its level is wanted. */
export const log: Log = (level, event, details = {}) => {
  if (LOG_LEVELS.indexOf(level) > LOG_LEVELS.indexOf(env().LOG_LEVEL)) return;
  console.log(JSON.stringify({ time: new Date().toISOString(), level, event, ...details }));
};
