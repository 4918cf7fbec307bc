import 'server-only';
import type { TagRow } from '@/lib/releases/images/model';
import type { Rows } from '@/lib/upstream/github/parse-each';

/** Tags as a registry listed them. */
export type TagListing = {
  readonly rows: readonly TagRow[];
  /** False where there are more than are read. */
  readonly isComplete: boolean;
  /** Rows that could not be read. */
  readonly unreadable: number;
};

/** Most rows that are read of one list. */
const MOST_ROWS = 10_000;

/** Rows on one page that are requested; registries give fewer where they limit them. */
export const ROWS_PER_PAGE = 100;

/** Largest page. A registry that ignores the number of rows gives all of its tags on one page. */
export const MOST_PAGE_BYTES = 4 * 1024 * 1024;

/** What a list of tags is, in words that complete “quay.io has no … by this name.” */
export const LISTED = 'public repository';

/** Gathers the pages of a list. */
export class TagPages {
  readonly #rows = new Map<string, TagRow>();
  #unreadable = 0;

  /** Adds a page; false where it has nothing that was not there before, so that the pages have no end. */
  add(page: Rows<TagRow>): boolean {
    const before = this.#rows.size;
    for (const row of page.rows) this.#rows.set(`${row.name} ${row.from ?? ''}`, row);
    this.#unreadable += page.odd.length;
    return this.#rows.size > before || page.odd.length > 0;
  }

  get isFull(): boolean {
    return this.#rows.size + this.#unreadable >= MOST_ROWS;
  }

  listing(isComplete: boolean): TagListing {
    return { rows: [...this.#rows.values()], isComplete, unreadable: this.#unreadable };
  }
}
