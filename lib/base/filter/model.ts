/** A property that rows are filtered by. */
export type Facet<Row> = {
  /** The parameter of a URL. */
  readonly key: string;
  readonly label: string;
  /** The values a row has under this facet; empty when it has none. */
  readonly valuesOf: (row: Row) => readonly string[];
  /** Words a value for the reader; without it, a value is shown unchanged. */
  readonly labelOf?: (value: string, rows: readonly Row[]) => string;
};

/** How rows are filtered: by which facets, and by words in which text. */
export type Filter<Row> = {
  readonly facets: readonly Facet<Row>[];
  /** The text that is searched, in lower case. */
  readonly textOf: (row: Row) => string;
  /** What is counted, where several rows are one: rows with the same text count once. Without it, each row counts. */
  readonly unitOf?: (row: Row) => string;
};

/** Chosen values by facet; a facet without a choice is absent. */
export type Choices = ReadonlyMap<string, readonly string[]>;

/** What a reader filters by: words, and values by facet. */
export type Selection = { readonly text: string; readonly choices: Choices };

/** The selection that keeps every row. */
export const EVERYTHING: Selection = { text: '', choices: new Map() };

/** The key of the text, among the keys of facets, in URLs and in ways back. */
export const TEXT_KEY = 'q';

/** One value of a facet, with what choosing it would leave. */
export type FacetOption = {
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
  /** Rows that have it under all other choices. */
  readonly count: number;
};

/** A facet with the values that can be chosen. */
export type FacetOptions<Option extends FacetOption = FacetOption> = {
  readonly key: string;
  readonly label: string;
  readonly options: readonly Option[];
};
