/** Longest ref that this site accepts, in UTF-16 code units. */
const REF_LIMIT = 200;

type Rule = { readonly pattern: RegExp; readonly says: string };

/** What git forbids in the name of a branch or tag, and what GitHub's URLs cannot contain. */
const RULES: readonly Rule[] = [
  { pattern: /^[-/]/, says: 'may not begin with “-” or “/”' },
  { pattern: /[\p{Cc}\s]/u, says: 'may not contain blanks or control characters' },
  { pattern: /[~^:?*[\\]/, says: 'may not contain any of ~ ^ : ? * [ \\' },
  { pattern: /\.\./, says: 'may not contain “..”' },
  { pattern: /@\{/, says: 'may not contain “@{”' },
  { pattern: /\/\//, says: 'may not contain “//”' },
  { pattern: /(?:^|\/)\./, says: 'may have no part that begins with “.”' },
  { pattern: /\.lock(?=\/|$)/, says: 'may have no part that ends with “.lock”' },
  { pattern: /[/.]$/, says: 'may not end with “/” or “.”' },
  { pattern: /^@$/, says: 'may not be only “@”' },
  {
    pattern: /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
    says: 'must be well-formed text',
  },
];

/**
 * Checks that a text can be the name of a branch, a tag or a commit. Null if it can, else a sentence with
 * the position of the first problem, counting from 1.
 *
 * @see https://git-scm.com/docs/git-check-ref-format
 */
export function checkRef(ref: string): string | null {
  if (ref === '') return 'The name of a branch, tag or commit may not be empty.';
  if (ref.length > REF_LIMIT) {
    return `The name of a branch, tag or commit may have at most ${REF_LIMIT} characters; this has ${ref.length}.`;
  }
  const [first] = RULES.map(({ pattern, says }) => ({ says, at: ref.search(pattern) }))
    .filter(({ at }) => at !== -1)
    .toSorted((a, b) => a.at - b.at);
  if (first === undefined) return null;
  return `The name of a branch, tag or commit ${first.says} (character ${first.at + 1}).`;
}

/** Whether a text may be a commit or an abbreviation of one: 7 to 40 hexadecimal digits. */
export function isCommitLike(ref: string): boolean {
  return /^[\da-f]{7,40}$/i.test(ref);
}

/** Whether a text is a full commit, which never changes its content. */
export function isWholeCommit(ref: string): boolean {
  return /^[\da-f]{40}$/i.test(ref);
}

/** Whether two texts are the same commit, of which either may be abbreviated. */
export function isSameCommit(a: string, b: string): boolean {
  if (!isCommitLike(a) || !isCommitLike(b)) return false;
  const [short, long] = [a.toLowerCase(), b.toLowerCase()].toSorted((x, y) => x.length - y.length);
  return short !== undefined && long !== undefined && long.startsWith(short);
}
