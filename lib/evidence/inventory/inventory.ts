import { fullNameOf, type Package, PACKAGE_SOURCES } from '@/lib/evidence/packages/model';
import type { Column, StoredList } from '@/lib/evidence/stored-list/model';
import { purlOfRest } from '@/lib/evidence/stored-list/purl-rest';

import { markTexts, TextTable } from './text-table';
import { TupleTable } from './tuple-table';

/** Which image of which release a list of packages is of. */
export type ListFacts = { readonly release: string; readonly image: string };

/** A list in an inventory: the rows of its packages, in their order. */
export type InventoryList = ListFacts & { readonly rows: Uint32Array };

const ROWS_PER_STEP = 1000;

/** The places of a package's name, and of a row, in their tuples. */
export const NAME_PLACES = { type: 0, namespace: 1, name: 2 } as const;
export const ROW_PLACES = { name: 0, version: 1, arch: 2, licence: 3, rest: 4, source: 5 } as const;

/**
 * The packages of many images, each row stored once: images of one project share nearly all of their
 * packages, so that hundreds of lists take little more memory than a few.
 */
export class Inventory {
  readonly types = new TextTable();
  readonly namespaces = new TextTable();
  readonly names = new TextTable();
  readonly versions = new TextTable();
  readonly arches = new TextTable();
  readonly licences = new TextTable();
  readonly rests = new TextTable();
  readonly sources = new TextTable();
  /** Type, namespace and name of each package, without its version. */
  readonly named = new TupleTable(3);
  readonly rows = new TupleTable(6);
  readonly #lists: InventoryList[] = [];
  /** What is searched of each of {@link named}: its package URL without a version, in lower case. */
  readonly #searched: string[] = [];

  get lists(): readonly InventoryList[] {
    return this.#lists;
  }

  /** Adds the packages of one image, a thousand with each step; the list is there after the last one. */
  *add({ release, image }: ListFacts, { count, columns }: StoredList): Generator<void> {
    const type = indexesOf(columns.type, this.types);
    const namespace = indexesOf(columns.namespace, this.namespaces);
    const name = indexesOf(columns.name, this.names);
    const version = indexesOf(columns.version, this.versions);
    const arch = indexesOf(columns.arch, this.arches);
    const licence = indexesOf(columns.licence, this.licences);
    const rest = indexesOf(columns.rest, this.rests);
    const source = indexesOf(columns.source, this.sources);
    const rows = new Uint32Array(count);
    for (let at = 0; at < count; at += 1) {
      const named = this.#addName([type(at), namespace(at), name(at)]);
      rows[at] = this.rows.add([named, version(at), arch(at), licence(at), rest(at), source(at)]);
      if (at % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
    }
    this.#lists.push({ release, image, rows });
  }

  /** The package of a row. */
  packageAt(row: number): Package {
    const named = this.nameAt(this.rows.at(row, ROW_PLACES.name));
    const version = this.versions.at(this.rows.at(row, ROW_PLACES.version));
    const source = this.sources.at(this.rows.at(row, ROW_PLACES.source));
    const rest = this.rests.at(this.rows.at(row, ROW_PLACES.rest));
    return {
      ...named,
      version,
      arch: this.arches.at(this.rows.at(row, ROW_PLACES.arch)),
      licence: this.licences.at(this.rows.at(row, ROW_PLACES.licence)),
      purl: purlOfRest({ ...named, version }, rest),
      source: PACKAGE_SOURCES.find((each) => each === source) ?? 'sbom',
    };
  }

  /** The packages of a list. */
  packagesOf({ rows }: InventoryList): readonly Package[] {
    return Array.from(rows, (row) => this.packageAt(row));
  }

  /** Type, namespace and name by their index among {@link named}. */
  nameAt(index: number): Pick<Package, 'type' | 'namespace' | 'name'> {
    return {
      type: this.types.at(this.named.at(index, NAME_PLACES.type)),
      namespace: this.namespaces.at(this.named.at(index, NAME_PLACES.namespace)),
      name: this.names.at(this.named.at(index, NAME_PLACES.name)),
    };
  }

  /** For each of {@link named} 1 if a word in lower case occurs in its package URL, else 0. */
  searchNames(word: string): Uint8Array {
    return markTexts(this.#searched, word);
  }

  #addName(tuple: readonly number[]): number {
    const before = this.named.size;
    const index = this.named.add(tuple);
    if (this.named.size > before) {
      const { type, namespace, name } = this.nameAt(index);
      this.#searched.push(`pkg:${type}/${fullNameOf({ namespace, name })}`.toLowerCase());
    }
    return index;
  }
}

/** The index of a column's text in a table, by row. Each text of the column is looked up once. */
function indexesOf({ values, rows }: Column, table: TextTable): (row: number) => number {
  const indexes = values.map((value) => table.add(value));
  return (row) => indexes[rows[row] ?? 0] ?? 0;
}
