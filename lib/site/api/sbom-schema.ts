import * as z from 'zod/mini';

import { describes } from './describes';
import { field, text, webUrl } from './field';
import type { sbomResponse } from './sbom-response';

const attached = {
  format: field('Format of the SBOM', z.enum(['spdx', 'syft', 'cyclonedx'])),
  subject: field('Name of the image that the SBOM describes, as the file name has it', text),
  name: field('Name of the file', text),
  url: field('Download of the file at GitHub', webUrl),
};

const item = z.discriminatedUnion('kind', [
  z.object({ kind: field('A separate file', z.literal('file')), ...attached }),
  z.object({
    kind: field('A member of an archive', z.literal('archive')),
    ...attached,
    member: field('How the name of the member ends', text),
    memberUrl: field('Download of only the member, through this site', webUrl),
  }),
  z.object({
    kind: field('An attestation of the image in its registry', z.literal('attestation')),
    imageReference: field('Image that is attested', text),
    command: field('Command that prints the SBOM', text),
  }),
]);

/** Where the SBOMs of a release are. */
export const sbomSchema = describes<ReturnType<typeof sbomResponse>>()(
  z.object({
    state: field(
      '`asset`: files of the release; `archive`: inside a file of the release; `attestation`: in the registry; `none`: nowhere; `unknown`: no source says',
      z.enum(['asset', 'archive', 'attestation', 'none', 'unknown']),
    ),
    items: field('Each SBOM', z.array(item)),
    explanation: field('The state in a sentence', text),
    source: field('Where upstream shows that', webUrl),
  }),
);
