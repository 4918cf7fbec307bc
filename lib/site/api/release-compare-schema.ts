import * as z from 'zod/mini';

import { describes } from './describes';
import { count, field, text, webUrl } from './field';
import type { releaseCompareResponse } from './release-compare-response';
import { stamp, type Stamped } from './stamp';

const release = z.object({
  tag: field('Tag of the release', text),
  page: field('Page of the release on this site', webUrl),
  url: field('Page of the release on GitHub', webUrl),
  publishedAt: field('When it was published; null where it is unknown', z.nullable(text)),
  support: field('Its support in words', text),
});

const defect = z.object({
  id: field('Id of the defect', text),
  says: field('What went wrong, or is missing', text),
  source: field('URL of the issue or file that shows it', webUrl),
  releases: field('Releases of the comparison that have it, oldest first', z.array(text)),
});

const program = z.object({
  program: field('Program', text),
  from: field('Its versions in the older release; empty if unknown or not pinned', z.array(text)),
  to: field('Its versions in the newer release; empty if unknown or not pinned', z.array(text)),
  changed: field('Whether the versions differ', z.boolean()),
});

/** The response of `GET /api/v1/releases/{component}/compare`. */
export const releaseCompareSchema = describes<Stamped<ReturnType<typeof releaseCompareResponse>>>()(
  z.object({
    ...stamp,
    page: field('Page of this comparison on this site', webUrl),
    component: field(
      'The component',
      z.object({ id: field('Its id', text), title: field('Its name', text) }),
    ),
    from: field('The older of the two, whichever was given first', release),
    to: field('The newer of the two', release),
    releases: field(
      'Releases after the older one, up to the newer one, newest first',
      z.array(release),
    ),
    counts: field(
      'How many of these releases begin what',
      z.object({
        majors: field('A major version', count),
        minors: field('A minor version', count),
        patches: field('A patch version', count),
        prereleases: field('Prereleases; only counted if one of the two is one', count),
        others: field('Tags that are no version of the component', count),
      }),
    ),
    withoutNotes: field('Tags of those without release notes', z.array(text)),
    defects: field(
      'Known defects of these releases',
      z.object({
        inNewer: field('Those that the newer release has', z.array(defect)),
        onlyBefore: field('Those that only releases before it have', z.array(defect)),
      }),
    ),
    programs: field('Versions of programs in both releases', z.array(program)),
    links: field(
      'The same in another format',
      z.object({ markdown: field('As Markdown', webUrl) }),
    ),
  }),
);
