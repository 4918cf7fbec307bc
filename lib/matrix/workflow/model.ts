import type { Scalar } from '@/lib/matrix/expand/matrix-value';

/** A place in a workflow file. Lines and columns count from 1. */
export type Place = { readonly line: number; readonly column: number; readonly endLine: number };

/** A part of a workflow file with its place; aliases are resolved. */
export type YamlNode = YamlScalar | YamlList | YamlMap | YamlUnreadable;

/** A value without parts, e.g. text or a number. */
export type YamlScalar = { readonly kind: 'scalar'; readonly value: Scalar; readonly place: Place };

/** A list. */
export type YamlList = {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly place: Place;
};

/** A mapping, in the order of the file. Keys that repeat an earlier one, ignoring case, have an unreadable value. */
export type YamlMap = {
  readonly kind: 'map';
  readonly entries: readonly YamlEntry[];
  readonly place: Place;
};

/** A key of a mapping, and its value. */
export type YamlEntry = {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: YamlNode;
};

/** A part that could not be read; a problem says why. */
export type YamlUnreadable = { readonly kind: 'unreadable'; readonly place: Place };
