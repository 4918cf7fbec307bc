import { shellQuoteFile } from '@/lib/base/text/shell-quote';
import { readKairosVersion } from '@/lib/names/versions/kairos-version';
import { findBySpan, type VersionSpan } from '@/lib/names/versions/span';

import type { Verification, VerificationRequest } from './model';
import { noCheck } from './no-check';

type ChecksumBody = {
  readonly span: VersionSpan;
  /** Whether the line has the name of the file, or a path in the directory where it was made. */
  readonly path: 'name' | 'directory';
  readonly note: string;
  readonly source: string;
};

const CHECKSUM_TOOL =
  'https://www.gnu.org/software/coreutils/manual/html_node/cksum-common-options.html';

/** The lines of `.sha256` files, as `sha256sum --check` has to read them. */
const BODIES: readonly ChecksumBody[] = [
  {
    span: { from: null, to: 'v3.3' },
    path: 'name',
    note: '',
    source: CHECKSUM_TOOL,
  },
  {
    span: { from: 'v3.4.0', to: 'v4.2' },
    path: 'name',
    note: ' The checksum file has one space before the name, which sha256sum of BusyBox and shasum of macOS refuse.',
    source: 'https://github.com/kairos-io/AuroraBoot/blob/v0.26.2/pkg/ops/iso.go',
  },
  {
    span: { from: 'v4.3.0', to: null },
    path: 'directory',
    note: ' The checksum file has the name with the directory “artifacts”, which the command removes.',
    source:
      'https://github.com/kairos-io/kairos-factory-action/blob/v1.4.5/.github/workflows/reusable-factory.yaml',
  },
];

/** The check of a file against its checksum, or against the list of checksums of its release. */
export function checksumCheck(
  { tag, assetNames }: VerificationRequest,
  fileName: string,
): Verification {
  const title = `Checksum of ${fileName}`;
  const checksum = `${fileName}.sha256`;
  const shared = assetNames.find((name) => /(?:^|[-_])checksums\.txt$/.test(name));
  const holds = { id: 'checksum', title, standing: 'holds', evidence: 'rule' } as const;
  const expected = `${fileName}: OK`;
  if (assetNames.includes(checksum)) {
    const body = bodyOf(tag);
    return {
      ...holds,
      command: commandFor(body?.path ?? 'name', shellQuoteFile(checksum)),
      tool: 'GNU sha256sum',
      note: `Run it in the directory that contains ${fileName} and ${checksum}.${body?.note ?? ''}`,
      source: body?.source ?? CHECKSUM_TOOL,
      expected,
    };
  }
  if (shared === undefined)
    return noCheck({ id: 'checksum', title, note: 'The release has no checksum of this file.' });
  return {
    ...holds,
    command: `sha256sum -c --ignore-missing ${shellQuoteFile(shared)}`,
    tool: 'GNU sha256sum',
    note: `${shared} lists all files of the release; the command skips those that are not in the directory.`,
    source: CHECKSUM_TOOL,
    expected,
  };
}

function bodyOf(tag: string): ChecksumBody | null {
  const version = readKairosVersion(tag);
  return version === null ? null : findBySpan(BODIES, version);
}

function commandFor(path: ChecksumBody['path'], file: string): string {
  switch (path) {
    case 'name':
      return `sha256sum -c ${file}`;
    case 'directory':
      return `sed 's#\\([ *]\\)artifacts/#\\1#' ${file} | sha256sum -c -`;
  }
}
