import { SortHead } from '@/components/ui/sort-head';
import type { Choices } from '@/lib/base/filter/model';
import type { FileOrder, FileSortKey } from '@/lib/releases/list/sort-files';
import { formatOrder } from '@/lib/site/url/list-order';
import { withQuery } from '@/lib/site/url/paths';
import { queryOf } from '@/lib/site/url/read-choices';

type SortedFiles = {
  readonly action: string;
  readonly text: string;
  readonly isWhole: boolean;
  readonly order: FileOrder | null;
  readonly choices: Choices;
};

const COLUMNS: readonly (readonly [FileSortKey, string])[] = [
  ['name', 'File'],
  ['type', 'Type'],
  ['size', 'Size'],
  ['downloads', 'Downloads'],
];

/** The heads of the files of a release; each sorts the list, and keeps the search and the chosen artifact. */
export function AssetTableHead({ list }: { readonly list: SortedFiles }) {
  return (
    <thead>
      <tr>
        {COLUMNS.map(([key, label]) => (
          <FileSortHead key={key} list={list} column={key} label={label} />
        ))}
      </tr>
    </thead>
  );
}

type FileSortHeadProps = {
  readonly list: SortedFiles;
  readonly column: FileSortKey;
  readonly label: string;
};

/** A sorted list is whole, so that no largest file is missing. */
function FileSortHead({ list, column, label }: FileSortHeadProps) {
  const { action, text, isWhole, order, choices } = list;
  return (
    <SortHead
      label={label}
      column={column}
      order={order}
      isDescendingFirst={column === 'size' || column === 'downloads'}
      urlOf={(next) => {
        const params = queryOf(choices);
        if (text !== '') params.set('file', text);
        if (isWhole) params.set('files', 'all');
        params.set('sort', formatOrder(next));
        return `${withQuery(action, params)}#files`;
      }}
    />
  );
}
