import 'server-only';
import { z } from 'zod';

/** An address of the web; anything else, such as a script, is refused. */
export const wireUrl = z.url({ protocol: /^https?$/ });

/** A moment, as ISO 8601 text. */
export const wireTime = z.iso.datetime({ offset: true });

/** The name of a commit. */
export const wireCommitName = z.string().regex(/^[\da-f]{7,64}$/i);
