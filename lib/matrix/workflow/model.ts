import type { Scalar } from '@/lib/matrix/expand/matrix-value';

/** Where something stands in a workflow file. Lines and columns count from 1. */
export type Place = { readonly line: number; readonly column: number; readonly endLine: number };

/** A part of a workflow file that knows where it stands, its aliases followed. */
export type YamlNode = YamlScalar | YamlList | YamlMap | YamlFlaw;

/** A value without parts. */
export type YamlScalar = { readonly kind: 'scalar'; readonly value: Scalar; readonly place: Place };

/** A list. */
export type YamlList = {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly place: Place;
};

/** A mapping, as pairs in the order of the file. Of keys that are the same but for case, all but the first hold a flaw. */
export type YamlMap = {
  readonly kind: 'map';
  readonly entries: readonly YamlEntry[];
  readonly place: Place;
};

/** A key of a mapping with its value. */
export type YamlEntry = {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: YamlNode;
};

/** Something that could not be read; a problem says why. */
export type YamlFlaw = { readonly kind: 'flaw'; readonly place: Place };
