import * as z from 'zod/mini';

import { UPGRADE_WAY_IDS } from '@/lib/build/upgrade/upgrade-ways';
import { CHANGE_KINDS, UNKNOWN_NOTES } from '@/lib/releases/upgrade/model';

import { describes } from './describes';
import { field, text, webUrl } from './field';
import { stamp, type Stamped } from './stamp';
import type { upgradeResponse } from './upgrade-response';

const defect = z.object({
  id: field('Id of the defect', text),
  says: field('What went wrong, or is missing', text),
  source: field('URL of the issue or file that shows it', webUrl),
});

const release = z.object({
  tag: field('Tag of the release', text),
  page: field('Page of the release on this site', webUrl),
  publishedAt: field('When it was published; null where it is unknown', z.nullable(text)),
  supported: field('Whether it gets fixes by the policy of Kairos', z.boolean()),
  support: field('Its support in words', text),
});

const image = z.object({
  tag: field('Tag of the release', text),
  reference: field('Reference of the image in it; null if there is none', z.nullable(text)),
  state: field(
    '`published`: a file of the release was made from it; `unconfirmed`: only the registry has it; `none`: there is none',
    z.enum(['published', 'unconfirmed', 'none']),
  ),
  reason: field('Why, in a sentence', text),
  kubernetes: field('Version of Kubernetes in it; null if the name states none', z.nullable(text)),
});

const program = z.object({
  program: field('Program', text),
  from: field('Its versions in what runs; empty if unknown or not pinned', z.array(text)),
  to: field('Its versions in the target; empty if unknown or not pinned', z.array(text)),
  change: field('How the version changes', z.enum(CHANGE_KINDS)),
});

const stop = z.object({
  minor: field('Minor version of Kubernetes that is needed', text),
  tag: field('Release that has it; null if none lists it', z.nullable(text)),
  version: field('Version of Kubernetes in it; null if none lists it', z.nullable(text)),
  reference: field('Image of it; null without one that is certain', z.nullable(text)),
});

const jump = z.object({
  distro: field('Distribution of Kubernetes', text),
  from: field('Version that runs', text),
  to: field('Version in the image of the target', text),
  minors: field(
    'Minor versions from one to the other; negative for an older one. Kubernetes allows 0 and 1',
    z.int(),
  ),
  stops: field('Releases to go through, so that none is skipped', z.array(stop)),
});

const caution = z.object({
  id: field(
    'What it is about',
    z.enum(['older', 'major', 'kubernetes-jump', 'kubernetes-older', 'prerelease']),
  ),
  says: field('A sentence', text),
  source: field('URL of the rule', webUrl),
});

const way = z.object({
  id: field('Id of the way', z.enum(UPGRADE_WAY_IDS)),
  title: field('Title', text),
  forVersion: field('The versions for which it is valid', text),
  steps: field(
    'Commands to run',
    z.array(
      z.object({ label: field('What it does', text), shell: field('For a POSIX shell', text) }),
    ),
  ),
  file: field(
    'The file that the commands need; null for none',
    z.nullable(
      z.object({
        name: field('Name of the file', text),
        mediaType: field('Media type', text),
        text: field('Content', text),
      }),
    ),
  ),
  source: field('URL of the rule', webUrl),
});

const step = z.object({
  tag: field('Release of the image', text),
  reference: field('Reference of the image', text),
  kind: field(
    '`target`: it is the target; `stop`: it avoids skipping a minor version of Kubernetes; `earlier`: the last release that has the image',
    z.enum(['target', 'stop', 'earlier']),
  ),
  digest: field('Digest of the image; null if it was not fetched', z.nullable(text)),
});

/** The response of `GET /api/v1/upgrade`. */
export const upgradeSchema = describes<Stamped<ReturnType<typeof upgradeResponse>>>()(
  z.object({
    ...stamp,
    page: field('Page of this upgrade on this site', webUrl),
    from: field(
      'What runs',
      z.extend(release, {
        title: field('What the text states, in one line', text),
        isImage: field('Whether the text states an image, not only a release', z.boolean()),
        custom: field('Why the image is not one of Kairos; null if it may be', z.nullable(text)),
        defects: field('Known defects of what runs', z.array(defect)),
      }),
    ),
    to: field(
      'The target',
      z.extend(release, {
        defects: field('Known defects of the image in it', z.array(defect)),
      }),
    ),
    direction: field('Which of the two is newer', z.enum(['newer', 'same', 'older'])),
    latestInLine: field('Latest final release of the minor line that runs', z.nullable(text)),
    latest: field('Latest final release', z.nullable(text)),
    image: field('The same image in the target; null without an image', z.nullable(image)),
    replacements: field(
      'What Kairos publishes in place of an image that the target lacks',
      z.array(
        z.object({
          kind: field(
            '`earlier`: the same image in the last release that has it; `hadron`: the image of Hadron in the target',
            z.enum(['earlier', 'hadron']),
          ),
          image: field('The image', image),
        }),
      ),
    ),
    programs: field('The versions of programs in both', z.array(program)),
    kubernetes: field('How Kubernetes moves; null if a version is unknown', z.nullable(jump)),
    cautions: field('What to know before, the gravest first', z.array(caution)),
    releases: field('Tags after what runs up to the target, newest first', z.array(text)),
    changes: field(
      'What the notes of these releases and of the components between list, each change once: breaking ones first, then security, then by component',
      z.array(
        z.object({
          kind: field('What the group is about', z.enum(['breaking', 'security', 'component'])),
          title: field('Title of the group, e.g. the component', text),
          changes: field(
            'The changes',
            z.array(
              z.object({
                markdown: field('As upstream wrote it, in Markdown', text),
                releases: field('Tags of Kairos whose notes list it', z.array(text)),
                componentReleases: field(
                  'Releases of components whose notes list it',
                  z.array(
                    z.object({
                      component: field('Id of the component', text),
                      tag: field('Tag of its release', text),
                    }),
                  ),
                ),
              }),
            ),
          ),
        }),
      ),
    ),
    componentNotes: field(
      'The programs whose version changes, with the releases whose notes are among the changes',
      z.array(
        z.object({
          program: field('Program', text),
          releases: field('Tags of its releases, newest first', z.array(text)),
          unknown: field(
            'Why notes are unknown; null if none are',
            z.nullable(z.enum(UNKNOWN_NOTES)),
          ),
          reason: field('The same in words', z.nullable(text)),
        }),
      ),
    ),
    notMerged: field('Releases whose notes are too large to be merged', z.array(text)),
    next: field(
      'The next step',
      z.object({
        step: field('The image; null if no command is given', z.nullable(step)),
        reason: field('Why no command is given; null if one is', z.nullable(text)),
        ways: field('Commands by the way of upgrading', z.array(way)),
      }),
    ),
    links: field(
      'Where it leads on to',
      z.object({
        compare: field('The notes of every release between', webUrl),
        builder: field('The builder, filled in; null without an image', z.nullable(webUrl)),
        markdown: field('This upgrade as Markdown', webUrl),
      }),
    ),
  }),
);
