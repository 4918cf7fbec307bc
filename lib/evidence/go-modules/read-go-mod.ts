/** What a `go.mod` requires and replaces. */
export type GoMod = {
  /** The path of the module itself; empty where it is missing. */
  readonly module: string;
  /** The oldest Go that it accepts, e.g. `1.25.3`; empty where it is missing. */
  readonly go: string;
  readonly requirements: readonly GoRequirement[];
  /** Lines that cannot be read, in words. */
  readonly problems: readonly string[];
};

/** A required module, after replacements. */
export type GoRequirement = {
  readonly path: string;
  /** Empty where it is replaced by a folder, which has no version. */
  readonly version: string;
  readonly isIndirect: boolean;
  /** The path that the file requires and replaces; null where it is not replaced. */
  readonly replaces: string | null;
};

/** Longest file that is read. */
const MAX_LENGTH = 1_000_000;

/**
 * Reads the modules that a `go.mod` requires, directly and indirectly, with its replacements applied. A module
 * that is listed need not be linked into every program of the repository.
 *
 * @see https://go.dev/ref/mod#go-mod-file
 */
export function readGoMod(text: string): GoMod {
  if (text.length > MAX_LENGTH) return { ...NOTHING, problems: ['The go.mod is too large.'] };
  const required: Required[] = [];
  const replacements = new Map<string, Replacement>();
  const problems: string[] = [];
  let [module, go] = ['', ''];
  for (const { directive, words, comment } of directivesOf(text)) {
    const [first = '', second = ''] = words;
    if (directive === 'module') module = first;
    else if (directive === 'go') go = first;
    else if (directive === 'require') {
      if (words.length !== 2) problems.push(problemOf(directive, words));
      else
        required.push({ path: first, version: second, isIndirect: /\bindirect\b/.test(comment) });
    } else if (directive === 'replace') {
      const replacement = readReplacement(words);
      if (replacement === null) problems.push(problemOf(directive, words));
      else replacements.set(replacement.old, replacement);
    }
  }
  const requirements = required.map((one) => replace(one, replacements));
  return { module, go, requirements, problems };
}

const NOTHING: GoMod = { module: '', go: '', requirements: [], problems: [] };

type Required = Omit<GoRequirement, 'replaces'>;

/** `old` is a path, or a path with the one version that is replaced. */
type Replacement = { readonly old: string; readonly path: string; readonly version: string };

function readReplacement(words: readonly string[]): Replacement | null {
  const arrow = words.indexOf('=>');
  const [path = '', version = ''] = words.slice(arrow + 1);
  if (arrow < 1 || arrow > 2 || path === '' || words.length > arrow + 3) return null;
  return { old: words.slice(0, arrow).join('@'), path, version };
}

/** A replacement of one version counts more than one of all versions. */
function replace(one: Required, replacements: ReadonlyMap<string, Replacement>): GoRequirement {
  const found = replacements.get(`${one.path}@${one.version}`) ?? replacements.get(one.path);
  if (found === undefined) return { ...one, replaces: null };
  const isFolder = /^\.{0,2}\//.test(found.path);
  return isFolder
    ? { ...one, version: '', replaces: one.path }
    : { ...one, path: found.path, version: found.version, replaces: one.path };
}

type Directive = {
  readonly directive: string;
  readonly words: readonly string[];
  readonly comment: string;
};

/** The directives of a file, those in parentheses one by one. */
function directivesOf(text: string): readonly Directive[] {
  const found: Directive[] = [];
  let block: string | null = null;
  for (const line of text.split('\n')) {
    const slashes = line.search(/(?<!\S)\/\//);
    const comment = slashes === -1 ? '' : line.slice(slashes);
    const words = wordsOf(slashes === -1 ? line : line.slice(0, slashes));
    const [first] = words;
    if (first === undefined) continue;
    if (first === ')') block = null;
    else if (block !== null) found.push({ directive: block, words, comment });
    else if (words.at(-1) === '(') block = first;
    else found.push({ directive: first, words: words.slice(1), comment });
  }
  return found;
}

/** Words may be in quotes. */
function wordsOf(line: string): readonly string[] {
  return (line.match(/"[^"]*"|`[^`]*`|[()]|[^\s()"`]+/g) ?? []).map((word) =>
    word.replaceAll(/^["`]|["`]$/g, ''),
  );
}

function problemOf(directive: string, words: readonly string[]): string {
  return `“${[directive, ...words].join(' ').slice(0, 200)}” cannot be read.`;
}
