import * as z from 'zod/mini';

import { BUILD_FIELDS } from '@/lib/build/form/model';
import { DECODED_FORMS, DECODED_KINDS } from '@/lib/names/artifacts/decoded';
import { ERA_IDS } from '@/lib/names/artifacts/eras';
import { ASSET_KINDS } from '@/lib/names/artifacts/file-kind';
import { EXISTENCE_STATES } from '@/lib/releases/existence/model';
import { EXISTENCE_SUBJECTS } from '@/lib/releases/leads/model';

import { changeSchema } from './component-versions-response';
import { coverageSchema } from './coverage-schema';
import type { decodeResponse } from './decode-response';
import { describes } from './describes';
import { count, field, text, webUrl } from './field';
import { namePartsSchema } from './name-parts-schema';
import { stamp, type Stamped } from './stamp';

const place = z.object({
  start: field('First UTF-16 code unit', count),
  end: field('First code unit after it', count),
});

const readField = z.object({
  key: field('Field, flag or placeholder as written', text),
  value: field('Its value; empty for a placeholder', text),
  means: field('What it means', text),
  problem: field('What is wrong with it; null for nothing', z.nullable(text)),
  place: field('Position in the text', place),
});

const existence = z.object({
  subject: field('What the verdict is about', z.enum(EXISTENCE_SUBJECTS)),
  state: field(
    '`exists`; `missing`: complete data does not have it; `not-published`: a rule says so; `unknown`: the data that would say it is missing',
    z.enum(EXISTENCE_STATES),
  ),
  reason: field('Why, in one or two sentences', text),
  nearest: field('What exists instead, nearest first', z.array(text)),
  link: field(
    'URL of what exists, or of the file that proves it; null for none',
    z.nullable(webUrl),
  ),
  source: field('URL where a rule is stated; null if the verdict is from data', z.nullable(webUrl)),
});

const release = z.object({
  component: field('Id of the component', text),
  tag: field('Tag of the release', text),
  page: field('Page of the release on this site', webUrl),
  publishedAt: field('When it was published; null where it is unknown', z.nullable(text)),
  supported: field('Whether it gets fixes by the policy of the component', z.boolean()),
  support: field('Its support in words', text),
  latestInLine: field('Latest final release of its minor line; null for none', z.nullable(text)),
  latest: field('Latest final release; null for none', z.nullable(text)),
});

const neighbour = z.object({
  tag: field('Tag of a release of Kairos', text),
  version: field('Version of the program in it', text),
});

const containedIn = z.object({
  program: field('Program', text),
  version: field('Its version', text),
  releases: field(
    'Releases of Kairos that contain it, oldest first',
    z.array(
      z.object({
        tag: field('Tag', text),
        page: field('Page of the release on this site', webUrl),
        source: field(
          'URL of the line that pins it; null where it was not read from a file here',
          z.nullable(webUrl),
        ),
      }),
    ),
  ),
  before: field('Last release with an older version, if none contains it', z.nullable(neighbour)),
  after: field('First release with a newer version, if none contains it', z.nullable(neighbour)),
  coverage: field(
    'How many releases were searched, each counted once; null for Kubernetes, which the names of files state',
    z.nullable(coverageSchema),
  ),
});

const counterpart = z.object({
  tag: field('Tag of the release', text),
  reference: field('Reference of the image in it; null if there is none', z.nullable(text)),
  state: field(
    '`published`: a file of the release was made from it; `unconfirmed`: only the registry has it; `none`: there is none',
    z.enum(['published', 'unconfirmed', 'none']),
  ),
  reason: field('Why, in a sentence', text),
});

const defect = z.object({
  id: field('Id of the defect', text),
  says: field('What went wrong, or is missing', text),
  source: field('URL of the issue or file that shows it', webUrl),
});

const links = z.object({
  release: field('Page of the release; null for none', z.nullable(webUrl)),
  verification: field('How to verify the artifact; null for none', z.nullable(webUrl)),
  builder: field('The builder, filled in; null for none', z.nullable(webUrl)),
  compare: field('The notes up to the latest release; null for none', z.nullable(webUrl)),
  upgrade: field('The upgrade to the latest release; null for none', z.nullable(webUrl)),
  image: field('Page of the image in its registry; null for none', z.nullable(webUrl)),
});

const finding = z.object({
  kind: field('What the text is', z.enum(DECODED_KINDS)),
  form: field('Form of the text; `address` is a URL', z.enum(DECODED_FORMS)),
  title: field('What it is, in one line', text),
  name: field('The name inside the text', text),
  place: field('Position in the text', place),
  era: field('Naming rule of the name; null where none applies', z.nullable(z.enum(ERA_IDS))),
  namingScheme: field('The naming rule in words; null where none applies', z.nullable(text)),
  parts: field('Parts of the name', namePartsSchema),
  fileKind: field('What the file is; null for what is not a file', z.nullable(z.enum(ASSET_KINDS))),
  linkedRelease: field(
    'The release that a URL of GitHub points to; null for anything else',
    z.nullable(
      z.object({
        repository: field('Owner and name', text),
        tag: field('Tag', text),
        file: field('File of the release; null for its page', z.nullable(text)),
      }),
    ),
  ),
  base: field('Base image of a build; null for what is not a build', z.nullable(text)),
  fields: field('Fields, flags and placeholders that were read', z.array(readField)),
  remarks: field('What the name leaves out or what is odd about it, in sentences', z.array(text)),
  problem: field(
    'Why the name cannot be right or is not of Kairos; null for nothing',
    z.nullable(text),
  ),
  existence: field('Whether it exists; null where that does not apply', z.nullable(existence)),
  release: field('Its release and what is newer; null for none', z.nullable(release)),
  containedIn: field(
    'The releases of Kairos that contain a program; null for anything else',
    z.nullable(containedIn),
  ),
  inLine: field(
    'The same image in the latest release of its line; null if that is its own or the latest of all',
    z.nullable(counterpart),
  ),
  inLatest: field(
    'The same image in the latest release; null if that is its own',
    z.nullable(counterpart),
  ),
  defects: field('Known defects of the artifact', z.array(defect)),
  assumed: field(
    'Fields of the builder that the name does not state, with what the form has in them',
    z.array(
      z.object({
        field: field('Field of the form', z.enum(BUILD_FIELDS)),
        message: field('A sentence', text),
      }),
    ),
  ),
  links: field('Where it leads on to', links),
});

type Decoded = ReturnType<typeof decodeResponse>;

/** The response of `GET /api/v1/decode`. */
export const decodeSchema = describes<Stamped<Decoded>>()(
  z.extend(finding, {
    ...stamp,
    findings: field('Everything that was found in the text, this first', z.array(finding)),
    change: field(
      'The releases that contain the pull request or commit that the text is; null if it is none',
      z.nullable(
        z.object({
          found: field('Releases whose notes state it', z.array(changeSchema)),
          notSearched: field('Ids of the components whose notes were not searched', z.array(text)),
          coverage: field('How many releases of Kairos were searched for programs', coverageSchema),
        }),
      ),
    ),
    isCut: field('Whether the text had more than is decoded', z.boolean()),
  }),
);
