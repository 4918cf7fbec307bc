import 'server-only';
import { z } from 'zod';

/** An http(s) URL; anything else, e.g. `javascript:`, is refused. */
export const wireUrl = z.url({ protocol: /^https?$/ });

/** A time, as ISO 8601 text. */
export const wireTime = z.iso.datetime({ offset: true });

/** The SHA of a commit. */
export const wireCommitName = z.string().regex(/^[\da-f]{7,64}$/i);
