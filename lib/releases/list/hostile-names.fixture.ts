import fc from 'fast-check';

import assetCases from '@/lib/names/artifacts/assets.cases.json';

import hostileParts from './hostile-names.cases.json' with { type: 'json' };

const stems = assetCases.map(({ name }) => name);
const endings = [
  '',
  '.sha256',
  '.sig',
  '.pem',
  '.bundle',
  '.iso',
  '-initrd',
  '-sbom.spdx.json',
  '-sbom-scan-reports.tar.gz',
];

/** What breaks out of a cell, a line, a word of the shell, a URL or a header. */
const hostilePart = fc.oneof(
  fc.constantFrom(...hostileParts, '\uD800'),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

/** A name of a file with hostile parts before or after a name of upstream's, or without one. */
export const fileName = fc
  .tuple(
    fc.constantFrom('', ...stems),
    fc.array(hostilePart, { maxLength: 2 }),
    fc.boolean(),
    fc.constantFrom(...endings),
  )
  .map(([stem, parts, isFirst, ending]) =>
    isFirst ? `${parts.join('')}${stem}${ending}` : `${stem}${parts.join('')}${ending}`,
  );
