import * as z from 'zod/mini';

import { ASSET_KINDS } from '@/lib/names/artifacts/file-kind';
import { VERSION_CLASSES } from '@/lib/names/versions/model';
import { CONTENT_BASES } from '@/lib/releases/contents/release-contents';
import { RELEASE_CHANGES } from '@/lib/releases/list/model';
import { SECTION_KINDS } from '@/lib/releases/notes/model';

import { describes } from './describes';
import { count, field, text, time, timeOrDay, webUrl } from './field';
import { assetPartsSchema } from './name-parts-schema';
import type { releaseItem } from './release-item';
import type { releaseResponse } from './release-response';
import { releasesFreshnessSchema } from './releases-freshness-schema';
import type { releasesResponse } from './releases-response';
import { sbomSchema } from './sbom-schema';
import { schemaVersion } from './schema-version';
import { signatureSchema } from './signature-schema';

const version = z.object({
  raw: field('The tag as it is', text),
  order: field('Place among the releases of the component, from 1 for the oldest version', count),
  prerelease: field('Whether GitHub or the version marks a prerelease', z.boolean()),
  line: field('Minor line, e.g. `4.2`; null where the tag has none', z.nullable(text)),
  class: field(
    '`kairos`: a version; `c3os`: a version of c3os, the predecessor of Kairos; `other`: no version',
    z.enum(VERSION_CLASSES),
  ),
});

const change = z.object({
  noticedAt: field('When this site noticed the change', time),
  what: field('What was changed', z.array(z.enum(RELEASE_CHANGES))),
});

const section = z.object({
  kind: field('Kind of the section', z.enum(SECTION_KINDS)),
  id: field('Fragment that links to the section; empty where it has none', text),
  title: field('Heading in plain text; empty before the first heading', text),
  html: field('Content below the heading, as sanitised HTML', text),
});

const notes = z.object({
  markdown: field('The notes as they were written; null where unknown', z.nullable(text)),
  html: field('The notes as sanitised HTML; null where unknown', z.nullable(text)),
  sections: field('The notes by section, in order', z.array(section)),
  limited: field('What was left out of the HTML, and why; null for nothing', z.nullable(text)),
});

const asset = z.object({
  name: field('Name of the file', text),
  url: field('Download at GitHub', webUrl),
  bytes: field('Size in bytes', count),
  digest: field('Digest, e.g. `sha256:…`; null where GitHub has none', z.nullable(text)),
  downloads: field('How often it was downloaded', count),
  kind: field('What the file is, by its name', z.enum(ASSET_KINDS)),
  artifact: field('Parts of its name; null where it is no artifact', z.nullable(assetPartsSchema)),
  subject: field('File that it signs or checks; null for none', z.nullable(text)),
  remarks: field('What is odd about the name, in sentences', z.array(text)),
});

const containedProgram = z.object({
  program: field('Name of the program', text),
  versions: field(
    'Its version; several of Kubernetes, and where only dates say which',
    z.array(text),
  ),
  basis: field(
    '`pinned`: at the tag; `files`: by the names of the files; `dates`: the latest of its day; `rule`: since v4.3.0 the version of Kairos',
    z.enum(CONTENT_BASES),
  ),
  source: field(
    'URL of the line that pins it; null where it was not read from a file here',
    z.nullable(webUrl),
  ),
});

const knownDefect = z.object({
  id: field('Id of the defect', text),
  says: field('What went wrong or is missing, in a sentence', text),
  source: field('Where upstream shows that', webUrl),
});

const verification = z.object({
  title: field('What is checked', text),
  command: field(
    'Line for a POSIX shell; null if there is none. It works only if `standing` is `holds`',
    z.nullable(text),
  ),
  tool: field(
    'Program that the command needs, with its versions; null without one',
    z.nullable(text),
  ),
  evidence: field(
    '`certificate`: read from a certificate of the release; `rule`: follows from its version',
    z.enum(['certificate', 'rule']),
  ),
  standing: field(
    '`holds`: for this release; `not-for-this-release`: for others only; `unknown`: not possible or unknown',
    z.enum(['holds', 'not-for-this-release', 'unknown']),
  ),
  note: field('Who signed and what to know of the check, in sentences', text),
  source: field('Where upstream shows that', text),
});

/** A release as an item of a list. */
export const releaseItemSchema = describes<ReturnType<typeof releaseItem>>()(
  z.object({
    component: field('Id of the component', text),
    tag: field('Tag of the release', text),
    title: field('Title at GitHub; null where it is empty', z.nullable(text)),
    version: field('The tag read as a version', version),
    publishedAt: field('When it was published; null where unknown', z.nullable(time)),
    taggedAt: field(
      'When the tagged commit was made, where only the snapshot has the release; else null',
      z.nullable(timeOrDay),
    ),
    url: field('Page of the release at GitHub', webUrl),
    page: field('Page of the release on this site', webUrl),
    support: field('Support by the policy of the component, in words', text),
    changed: field('Change after publication; null for none', z.nullable(change)),
    notes: field('Release notes', notes),
    assets: field('Files of the release', z.array(asset)),
    unreadableAssets: field('Files that GitHub lists and that could not be read', count),
    components: field(
      'Versions of the programs in a release of Kairos; a program without a source for its version is left out',
      z.array(containedProgram),
    ),
    knownDefects: field(
      'What went wrong in the published artifacts of this version',
      z.array(knownDefect),
    ),
    sbom: field('Where the SBOMs of the release are', sbomSchema),
    verification: field('Ways to check the first artifact', z.array(verification)),
    signatures: field(
      'What this site verified of the first artifact; empty while it is not fetched',
      z.array(signatureSchema),
    ),
  }),
);

const freshness = field('How old the lists of releases are', releasesFreshnessSchema);

/** The response of `GET /api/v1/releases/{component}/{tag}`. */
export const releaseSchema = describes<ReturnType<typeof releaseResponse>>()(
  z.object({ schemaVersion, ...releaseItemSchema.shape, freshness }),
);

/** The response of `GET /api/v1/releases`. */
export const releasesSchema = describes<ReturnType<typeof releasesResponse>>()(
  z.object({
    schemaVersion,
    items: field('Releases of this page, latest published first', z.array(releaseItemSchema)),
    total: field('Releases that the parameters select', count),
    page: field('Number of this page, from 1', count),
    pages: field('Pages that there are', count),
    freshness,
  }),
);
