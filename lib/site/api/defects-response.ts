import * as z from 'zod/mini';

import type { RegisteredDefect } from '@/lib/releases/defects/defect-register';
import { paths } from '@/lib/site/url/paths';

import { describes } from './describes';
import { field, text, webUrl } from './field';
import { stamp, type Stamped } from './stamp';

/** Shapes the register of known defects into the response of `GET /api/v1/defects`. */
export function defectsResponse(defects: readonly RegisteredDefect[], origin: string) {
  return { page: `${origin}${paths.defects}`, defects };
}

/** The response of `GET /api/v1/defects`. */
export const defectsSchema = describes<Stamped<ReturnType<typeof defectsResponse>>>()(
  z.object({
    ...stamp,
    page: field('The register on this site', webUrl),
    defects: field(
      'Known defects of published artifacts of Kairos, those of the latest versions first',
      z.array(
        z.object({
          id: field('Id of the defect', text),
          says: field('What went wrong, or is missing', text),
          source: field('URL of the issue or file that shows it', webUrl),
          from: field(
            'First version or minor line that has it; null for no limit',
            z.nullable(text),
          ),
          to: field('Last version or minor line that has it; null for no limit', z.nullable(text)),
          releases: field('Tags of the final releases that have it, oldest first', z.array(text)),
        }),
      ),
    ),
  }),
);
