import { compareText } from '@/lib/base/text/compare-text';

import { compareDigits } from './compare-digits';

/**
 * Orders two versions of Alpine packages as apk does. Null where one is no version of that format, which apk
 * orders in no documented way.
 *
 * @see https://man.archlinux.org/man/apk-package.5.en
 */
export function compareApk(one: string, other: string): number | null {
  const first = tokensOf(one);
  const second = tokensOf(other);
  if (first === null || second === null) return null;
  for (let at = 0; at < Math.max(first.length, second.length); at += 1) {
    const order = compareToken(first[at] ?? END, second[at] ?? END);
    if (order !== 0) return order;
  }
  return 0;
}

/** Kinds of tokens by how new a version is that continues with them after the same beginning, newest first. */
const KINDS = ['number', 'part', 'letter', 'suffix', 'count', 'commit', 'revision', 'end'] as const;

type Token = { readonly kind: (typeof KINDS)[number]; readonly text: string };

const END: Token = { kind: 'end', text: '' };

/** Suffixes from old to new; those before `rc` and `rc` are of prereleases. */
const SUFFIXES = ['alpha', 'beta', 'pre', 'rc', 'cvs', 'svn', 'git', 'hg', 'p'];
const LAST_OF_PRERELEASES = SUFFIXES.indexOf('rc');

const VERSION =
  /^([0-9]+)((?:\.[0-9]+)*)([a-z]?)((?:_(?:alpha|beta|pre|rc|cvs|svn|git|hg|p)[0-9]*)*)(?:~([0-9a-f]+))?(?:-r([0-9]+))?$/;

function tokensOf(text: string): readonly Token[] | null {
  const match = VERSION.exec(text);
  if (match === null) return null;
  const [, first = '', parts = '', letter = '', suffixes = '', commit = '', revision = ''] = match;
  const tokens: readonly Token[] = [
    { kind: 'number', text: first },
    ...listOf(parts, '.').map((part): Token => ({ kind: 'part', text: part })),
    { kind: 'letter', text: letter },
    ...listOf(suffixes, '_').flatMap((suffix): readonly Token[] => [
      { kind: 'suffix', text: suffix.replace(/[0-9]+$/, '') },
      { kind: 'count', text: /[0-9]+$/.exec(suffix)?.[0] ?? '' },
    ]),
    { kind: 'commit', text: commit },
    { kind: 'revision', text: revision },
  ];
  return tokens.filter((token) => token.text !== '');
}

function listOf(text: string, separator: string): readonly string[] {
  return text === '' ? [] : text.slice(1).split(separator);
}

function compareToken(one: Token, other: Token): number {
  if (one.kind === other.kind) return compareTexts(one, other.text);
  if (isPrerelease(one) !== isPrerelease(other)) return isPrerelease(one) ? -1 : 1;
  return Math.sign(KINDS.indexOf(other.kind) - KINDS.indexOf(one.kind));
}

function compareTexts({ kind, text }: Token, other: string): number {
  switch (kind) {
    case 'number':
    case 'count':
    case 'revision':
      return compareDigits(text, other);
    case 'part':
      return text.startsWith('0') || other.startsWith('0')
        ? compareText(text, other)
        : compareDigits(text, other);
    case 'suffix':
      return Math.sign(SUFFIXES.indexOf(text) - SUFFIXES.indexOf(other));
    case 'letter':
    case 'commit':
    case 'end':
      return compareText(text, other);
  }
}

function isPrerelease({ kind, text }: Token): boolean {
  return kind === 'suffix' && SUFFIXES.indexOf(text) <= LAST_OF_PRERELEASES;
}
