import type { Field, Span } from './model';

const VALUE = '(?:"([^"]{0,2000})"|\'([^\']{0,2000})\'|([^\\s"\',;&|]{0,2000}))';
const SETTING = new RegExp(
  `([A-Za-z_][A-Za-z0-9_.-]{0,80}(?:/[A-Za-z0-9_.-]{1,80})?)=${VALUE}`,
  'g',
);

/** What may be between the settings of a line. */
const AROUND = /^[\s,;\\+]*(?:(?:export|declare|ENV|ARG|-e|--env|-x)[\s,;\\+]+)*$/;

/**
 * Reads a line of settings (`KEY=value`), as release files, environment files and Dockerfiles have them; null
 * for a line that has anything else in it.
 */
export function readSettings({ text, start }: Span): readonly Field[] | null {
  const fields: Field[] = [];
  let end = 0;
  let around = '';
  for (const found of text.matchAll(SETTING)) {
    const [written, key = '', double, single, bare = ''] = found;
    around += `${text.slice(end, found.index)} `;
    end = found.index + written.length;
    const value = double ?? single ?? bare;
    fields.push({ key, value, start: start + found.index, end: start + end });
  }
  around += text.slice(end).replace(/#.*$/, '');
  const isOnlySettings = fields.length > 0 && AROUND.test(around);
  return isOnlySettings ? fields : null;
}

const ENTRY = new RegExp(
  `^(\\s{0,200}(?:-\\s{1,20})?)["']?([A-Za-z_][A-Za-z0-9_./ -]{0,100}?)["']?\\s{0,20}:(?:\\s+|$)(.{0,2000})$`,
);

/** An entry of YAML or of JSON that is written over several lines. */
export type Entry = Field & {
  /** Columns before it. */
  readonly indent: number;
  /** It begins an item of a list. */
  readonly isItem: boolean;
};

/** Reads a line of a manifest (`key: value`); null for any other line. A key without a value is an entry too. */
export function readEntry({ text, start, end }: Span): Entry | null {
  const found = ENTRY.exec(
    text.replace(/^(\s*)[{[](?=\s*["'\w])/, '$1 ').replace(/[,\s}\]]+$/, ''),
  );
  if (found === null) return null;
  const [, before = '', key = '', rest = ''] = found;
  const value = rest
    .trim()
    .replace(/\s+#.*$/, '')
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim();
  return { key, value, start, end, indent: before.length, isItem: before.includes('-') };
}
