import { QueryForm } from '@/components/forms/query-form.client';
import { SubmitWithoutScript } from '@/components/forms/submit-without-script';
import type { FacetOptions } from '@/lib/base/filter/model';
import { formatBytes } from '@/lib/base/format/bytes';
import type { ArrangedFile, ArtifactGroup } from '@/lib/releases/list/arrange-assets';

import { AssetDigest } from './asset-digest';
import { FacetSelects } from './facet-selects';

type GetItProps = {
  /** The page that answers the choices. */
  readonly action: string;
  readonly facets: readonly FacetOptions[];
  readonly groups: readonly ArtifactGroup[];
  /** Artifacts before anything was chosen. */
  readonly total: number;
};

/** Artifacts listed at once before the choices have narrowed them down. */
const MOST_SHOWN = 3;

/** Chooses an artifact by what the release really has, and gives its files side by side. */
export function GetIt({ action, facets, groups, total }: GetItProps) {
  const isChosen = facets.some(({ options }) => options.some((option) => option.isChosen));
  return (
    <>
      <QueryForm
        action={action}
        label="Choose an image"
        className="no-print grid grid-cols-2 gap-x-4 gap-y-2"
      >
        <FacetSelects facets={facets} />
        <SubmitWithoutScript />
        {isChosen ? (
          <a className="link self-end pb-1.5" href={action}>
            Any image
          </a>
        ) : null}
      </QueryForm>
      <p className="mt-3 text-xs text-soft tabular-nums" role="status">
        {groups.length === total
          ? `${total} artifacts`
          : groups.length === 0
            ? `None of ${total} artifacts fits. Take a choice back.`
            : `${groups.length} of ${total} artifacts fit`}
      </p>
      <ul className="mt-1 flex flex-col gap-4">
        {groups.slice(0, MOST_SHOWN).map((group) => (
          <li key={group.key}>
            <Artifact group={group} />
          </li>
        ))}
      </ul>
      {groups.length > MOST_SHOWN ? (
        <p className="mt-3 text-soft">
          {groups.length - MOST_SHOWN} more. Choose above, or see{' '}
          <a className="link" href="#files">
            all files
          </a>
          .
        </p>
      ) : null}
    </>
  );
}

function Artifact({ group }: { readonly group: ArtifactGroup }) {
  return (
    <>
      <FileLine file={group.main} isMain />
      {group.companions.length === 0 ? null : (
        <ul className="mt-1 ml-4 flex flex-wrap gap-x-4 gap-y-0.5 text-xs">
          {group.companions.map((file) => (
            <li key={file.asset.name}>
              <a
                className="link"
                href={file.asset.url}
                rel="noopener"
                title={`${file.asset.name}, ${file.asset.bytes} bytes`}
              >
                {kindWords(file)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function FileLine({
  file: { asset },
  isMain,
}: {
  readonly file: ArrangedFile;
  readonly isMain: boolean;
}) {
  return (
    <span className="block">
      <a
        className={`link font-mono text-xs break-all ${isMain ? 'font-semibold' : ''}`}
        href={asset.url}
        rel="noopener"
      >
        {asset.name}
      </a>{' '}
      <span
        className="text-xs whitespace-nowrap text-soft tabular-nums"
        title={`${asset.bytes} bytes`}
      >
        {formatBytes(asset.bytes)}
      </span>
      <AssetDigest asset={asset} />
    </span>
  );
}

const KINDS: Readonly<Record<string, string>> = {
  iso: 'ISO',
  raw: 'raw disk',
  'sbom-spdx': 'SBOM (SPDX)',
  'sbom-syft': 'SBOM (Syft)',
  'scan-report': 'scan report',
  'scan-archive': 'scan reports',
  'checksums-list': 'checksums',
  uki: 'UKI',
};

/** What a file is, for a reader; a signature of a checksum says so. */
export function kindWords({ decoded, asset }: ArrangedFile): string {
  const word = KINDS[decoded.kind] ?? decoded.kind;
  const isOfChecksum = /\.sha256\.(?:sig|pem|bundle)$/.test(asset.name);
  return isOfChecksum ? `${word} of the checksum` : word;
}
