import * as z from 'zod/mini';

import { field, text } from './field';

/** Of how many releases of Kairos the component versions are known, as the responses with them say it. */
export const coverageSchema = z.object({
  releases: field('All that are listed', z.int()),
  read: field('Those whose files at the tag were read, with the lines that pin', z.int()),
  bundled: field('Those whose versions are bundled with this site, without lines', z.int()),
  pending: field('Tags whose files are still to be read', z.array(text)),
  withoutFiles: field('Those without a known file that pins versions', z.int()),
});
