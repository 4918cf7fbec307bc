import { QueryForm } from '@/components/forms/query-form.client';
import { SearchField } from '@/components/forms/search-field';
import { SubmitWithoutScript } from '@/components/forms/submit-without-script';
import type { Choices } from '@/lib/base/filter/model';
import { searchRows } from '@/lib/base/filter/search-text';
import { formatBytes } from '@/lib/base/format/bytes';
import { formatCount } from '@/lib/base/format/count';
import type { ArrangedAssets, ArrangedFile } from '@/lib/releases/list/arrange-assets';
import { fileWords } from '@/lib/releases/list/file-words';
import { gatherRemarks } from '@/lib/releases/list/gather-remarks';
import { sortFiles, type FileOrder } from '@/lib/releases/list/sort-files';
import { formatOrder } from '@/lib/site/url/list-order';

import { AssetDigest } from './asset-digest';
import { AssetTableHead } from './asset-table-head';

type AssetListProps = {
  readonly action: string;
  readonly arranged: ArrangedAssets;
  /** Words that a file's name must contain. */
  readonly text: string;
  /** Whether all files are listed, however many. */
  readonly isWhole: boolean;
  /** Null for the order of the release. */
  readonly order: FileOrder | null;
  /** The chosen artifact, which stays chosen during a search of the files. */
  readonly choices: Choices;
  readonly releaseUrl: string;
  readonly unreadable: number;
};

/** More files than this are listed only on request: one release has 475. */
const MAX_UNFOLDED = 60;

/** Every file of the release, with what its name says; the list can be searched. */
export function AssetList(props: AssetListProps) {
  const { action, arranged, text, isWhole, order, choices, releaseUrl, unreadable } = props;
  const { groups, programs, rest } = arranged;
  const all = [
    ...groups.flatMap(({ main, companions }) => [main, ...companions]),
    ...programs,
    ...rest,
  ];
  if (all.length === 0 && unreadable === 0) {
    return <p className="text-soft">GitHub lists no files for this release.</p>;
  }
  const found = sortFiles(
    searchRows(all, text, ({ asset }) => asset.name.toLowerCase()),
    order,
  );
  const isCut = text === '' && !isWhole && order === null && found.length > MAX_UNFOLDED;
  const shown = isCut ? [...programs, ...rest].slice(0, MAX_UNFOLDED) : found;
  return (
    <>
      <QueryForm
        action={action}
        label="Search the files"
        className="no-print flex flex-wrap items-end gap-3"
      >
        {[...choices].flatMap(([name, values]) =>
          values.map((value) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          )),
        )}
        {order === null ? null : <input type="hidden" name="sort" value={formatOrder(order)} />}
        <SearchField
          label="Filter files"
          name="file"
          text={text}
          fieldClass="w-72 max-w-full font-mono text-xs"
        />
        <SubmitWithoutScript />
        <span className="pb-1.5 text-soft tabular-nums" role="status">
          {found.length === all.length ? `${all.length} files` : `${found.length} of ${all.length}`}
        </span>
      </QueryForm>
      {unreadable === 0 ? null : (
        <p className="mt-2 text-soft">
          {formatCount(unreadable, 'file')} could not be listed. Files from earlier responses are
          still listed.{' '}
          <a className="link" href={releaseUrl} rel="noopener">
            View on GitHub
          </a>
        </p>
      )}
      <Remarks files={shown} />
      {shown.length === 0 ? null : (
        <table className="status-table asset-table mt-3">
          <caption className="sr-only">Files of this release</caption>
          <AssetTableHead list={props} />
          <tbody>
            {shown.map((file) => (
              <AssetRow key={file.asset.id} file={file} />
            ))}
          </tbody>
        </table>
      )}
      {isCut ? (
        <p className="mt-3">
          {shown.length === 0
            ? 'All of them are listed under Download.'
            : `The other ${found.length - shown.length} are listed under Download.`}{' '}
          <a className="link" href={`${action}?files=all#files`}>
            Show all {all.length} files
          </a>
        </p>
      ) : null}
    </>
  );
}

/** What is odd about the names, once for all files that share it. */
function Remarks({ files }: { readonly files: readonly ArrangedFile[] }) {
  const remarks = gatherRemarks(files);
  if (remarks.length === 0) return null;
  return (
    <ul aria-label="Remarks on the file names" className="mt-3 max-w-[90ch] text-xs text-soft">
      {remarks.map(({ remark, count }) => (
        <li key={remark}>
          {remark}
          {count === files.length ? '' : ` (${count} of ${files.length} files)`}
        </li>
      ))}
    </ul>
  );
}

function AssetRow({ file }: { readonly file: ArrangedFile }) {
  const { asset } = file;
  return (
    <tr>
      <th scope="row">
        <a className="link font-mono text-xs break-words" href={asset.url} rel="noopener">
          {asset.name}
        </a>
        <AssetDigest asset={asset} isFolded />
      </th>
      <td data-label="Type">
        {fileWords(file)}
        <span className="block text-xs text-soft">{artifactWords(file)}</span>
      </td>
      <td data-label="Size" className="tabular-nums" title={`${asset.bytes} bytes`}>
        {formatBytes(asset.bytes)}
      </td>
      <td data-label="Downloads" className="tabular-nums">
        {asset.downloads}
      </td>
    </tr>
  );
}

function artifactWords({ decoded: { artifact, program } }: ArrangedFile): string {
  if (artifact === null) return program === null ? '' : program.name;
  const { flavor, flavorRelease, variant, arch, model, kubernetes } = artifact;
  return [
    [flavor, flavorRelease].filter(Boolean).join(' '),
    variant,
    arch,
    model,
    kubernetes === null ? null : `${kubernetes.distro} ${kubernetes.version ?? ''}`.trim(),
  ]
    .filter(Boolean)
    .join(', ');
}
