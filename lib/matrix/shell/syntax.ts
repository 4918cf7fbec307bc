import type { Glyph } from './model';

/** A piece of a word of the shell. */
export type WordPart =
  | { readonly kind: 'text'; readonly glyphs: readonly Glyph[]; readonly isQuoted: boolean }
  /** `isWhole` for all items of an array, `${name[@]}`. */
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly isWhole: boolean;
      readonly isQuoted: boolean;
      readonly line: number;
    }
  /** A command substitution, `$( … )`. */
  | {
      readonly kind: 'command';
      readonly script: string;
      readonly isQuoted: boolean;
      readonly line: number;
    }
  /** An expansion that is not understood. */
  | {
      readonly kind: 'other';
      readonly raw: string;
      readonly isQuoted: boolean;
      readonly line: number;
    };

/** A word of the shell; `raw` as it is written. */
export type Word = {
  readonly parts: readonly WordPart[];
  readonly raw: string;
  readonly line: number;
};

/** What a script gives to a variable. */
export type Assignment = {
  readonly name: string;
  readonly isAppended: boolean;
  readonly line: number;
  /** `keyed` where single items of an array are set, which is not followed. */
  readonly value:
    | { readonly kind: 'word'; readonly word: Word }
    | { readonly kind: 'array'; readonly items: readonly Word[] }
    | { readonly kind: 'keyed' };
};

/** Where a command reads from or writes to; a here-document carries its text as `target`. */
export type Redirect = { readonly operator: string; readonly target: Word };

/** A piece of a script between blanks. */
export type Token =
  | { readonly kind: 'operator'; readonly text: string; readonly line: number }
  | { readonly kind: 'word'; readonly word: Word; readonly line: number }
  | { readonly kind: 'array'; readonly assignment: Assignment; readonly line: number }
  | { readonly kind: 'redirect'; readonly redirect: Redirect; readonly line: number }
  | { readonly kind: 'arithmetic'; readonly raw: string; readonly line: number };

/** A command with its assignments, words and redirects. */
export type SimpleStatement = {
  readonly kind: 'simple';
  readonly line: number;
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
};

/** A statement of a script, as far as its shape is understood. */
export type Statement =
  | SimpleStatement
  | { readonly kind: 'pipeline'; readonly line: number; readonly commands: readonly Statement[] }
  | {
      readonly kind: 'logical';
      readonly line: number;
      readonly first: Statement;
      readonly rest: readonly { readonly operator: string; readonly statement: Statement }[];
    }
  | {
      readonly kind: 'for';
      readonly line: number;
      readonly variable: string;
      readonly words: readonly Word[];
      readonly body: readonly Statement[];
      readonly redirects: readonly Redirect[];
    }
  | {
      readonly kind: 'if';
      readonly line: number;
      readonly branches: readonly Branch[];
      readonly otherwise: readonly Statement[];
      readonly redirects: readonly Redirect[];
    }
  | {
      readonly kind: 'group';
      readonly line: number;
      readonly body: readonly Statement[];
      readonly redirects: readonly Redirect[];
    }
  /** A statement that is not followed; `names` and `body` say what it may change. */
  | {
      readonly kind: 'opaque';
      readonly line: number;
      readonly what: string;
      readonly names: readonly string[];
      readonly body: readonly Statement[];
      readonly redirects: readonly Redirect[];
    };

/** A condition and what runs when it holds. */
export type Branch = {
  readonly condition: readonly Statement[];
  readonly body: readonly Statement[];
};

/** The text of a word that consists of nothing but unquoted text; null for any other. */
export function plainText(word: Word | undefined): string | null {
  const [part, ...others] = word?.parts ?? [];
  if (part?.kind !== 'text' || part.isQuoted || others.length > 0) return null;
  return glyphText(part.glyphs);
}

/** The characters of glyphs; a JSON value as a whole has none. */
export function glyphText(glyphs: readonly Glyph[]): string {
  return glyphs.map((glyph) => ('char' in glyph ? glyph.char : '')).join('');
}

const ASSIGNMENT = /^([A-Za-z_]\w*)(\+?=|\[)/;

/** Reads a word as an assignment, `name=…`, `name+=…` or `name[…]=…`; null for any other word. */
export function toAssignment(word: Word): Assignment | null {
  const [first, ...others] = word.parts;
  if (first?.kind !== 'text' || first.isQuoted) return null;
  const [matched, name, operator] = ASSIGNMENT.exec(glyphText(first.glyphs)) ?? [];
  if (matched === undefined || name === undefined) return null;
  const { line } = word;
  if (operator === '[') return { name, isAppended: false, line, value: { kind: 'keyed' } };

  const rest: WordPart = { ...first, glyphs: first.glyphs.slice(matched.length) };
  const value: Word = { ...word, parts: rest.glyphs.length > 0 ? [rest, ...others] : others };
  return { name, isAppended: operator === '+=', line, value: { kind: 'word', word: value } };
}
