/** The columns of a stored list, in the order in which they are written. */
export const COLUMN_NAMES = [
  'type',
  'namespace',
  'name',
  'version',
  'arch',
  'licence',
  'rest',
  'source',
] as const;

/** One of {@link COLUMN_NAMES}. `rest` is what of the package URL does not follow from the other columns. */
export type ColumnName = (typeof COLUMN_NAMES)[number];

/** A column: its distinct texts in the order in which they first occur, and for each row the index of its text. */
export type Column = { readonly values: readonly string[]; readonly rows: Uint32Array };

/** The packages of one image in columns, which is small as text and quick to load. */
export type StoredList = {
  readonly count: number;
  readonly columns: Readonly<Record<ColumnName, Column>>;
};
