import { type Module, readModule, type SourceFile } from './lib/read-module';

/** A module that breaks a rule, with the sentence of the rule. */
export type Violation = { readonly path: string; readonly rule: string };

const TEST = /\.(test|spec|fixture)\.tsx?$/;
const CLIENT = /\.client\.tsx?$/;
const ERROR_PAGE = /^app\/(.+\/)?(global-)?error\.tsx$/;

/** The wings of `lib`, lowest first: each imports only those before it. */
const WINGS = ['base', 'names', 'matrix', 'releases', 'evidence', 'build', 'upstream', 'site'];

/** What only runs on the server. The rest of `lib` is pure. */
const SERVER_ONLY = ['lib/upstream', 'lib/site/load', 'lib/site/http'];

/** The rooms that follow only GitHub's rules, and so import nothing of the names that Kairos gives. */
const EXPANSION = ['expand', 'workflow', 'shell', 'runs', 'git'].map(
  (room) => `lib/matrix/${room}`,
);

/** What runs scripts in a separate thread: it is not part of the server's bundle. */
const THREAD = /^lib\/upstream\/scripts\/.+\.mjs$/;

/** What starts a separate thread that runs pure modules: it is a bundle, to which the server's conditions do not apply. */
const PURE_THREAD = /^lib\/upstream\/.+\.thread\.ts$/;
const INTERPRETERS = /^(just-bash|jq-web)(\/|$)/;
const THREAD_LIBRARIES = /^(node:|(just-bash|jq-web)(\/|$))/;

const PURE_LIBRARIES = /^(zod|yaml|@actions\/expressions)(\/|$)/;

/** What renders Markdown: trees in, trees out, used only by the notes. */
const MARKDOWN_LIBRARIES = /^(unified|hast|mdast|(remark|rehype)-[\w-]+)$/;

/** What reads TOML, which only the list of waived advisories is written in. */
const TOML_LIBRARIES = /^smol-toml$/;
const REACT_OR_NEXT = /^(react|next)(\/|$)/;
const CLIENT_LIBRARIES = /^(react|next|@tanstack\/react-query)(\/|$)/;

type Rule = {
  readonly sentence: string;
  readonly holdsFor: (module: Module) => boolean;
  /** Whether an import is against the rule. */
  readonly forbids?: (target: string, path: string) => boolean;
  /** Whether the module breaks the rule without regard to what it imports. */
  readonly isBrokenBy?: (module: Module) => boolean;
};

const RULES: readonly Rule[] = [
  {
    sentence: 'lib never imports components or app',
    holdsFor: isIn('lib'),
    forbids: (target) => isUnder(target, 'components') || isUnder(target, 'app'),
  },
  {
    sentence: `a wing of lib imports only wings below it: ${WINGS.join(', ')}`,
    holdsFor: isIn('lib'),
    forbids: (target, path) => isUnder(target, 'lib') && rankOf(target) > rankOf(path),
  },
  {
    sentence: 'every module of lib is in a wing',
    holdsFor: isIn('lib'),
    isBrokenBy: ({ path }) => rankOf(path) === -1,
  },
  {
    sentence: 'the expansion of matrices knows nothing of the names that Kairos gives',
    holdsFor: ({ path }) => isUnderAny(path, EXPANSION) && !TEST.test(path),
    forbids: (target) => isUnder(target, 'lib/names'),
  },
  {
    sentence: 'pure modules of lib import only pure modules, zod, yaml and @actions/expressions',
    holdsFor: ({ path }) => isPureLib(path) && !TEST.test(path),
    forbids: (target, path) =>
      !isPureLib(target) &&
      !PURE_LIBRARIES.test(target) &&
      !(isUnder(path, 'lib/releases/notes') && MARKDOWN_LIBRARIES.test(target)) &&
      !(isUnder(path, 'lib/evidence/advisories') && TOML_LIBRARIES.test(target)) &&
      !isUnderAny(target, ['lib', 'components', 'app']),
  },
  {
    sentence: 'pure modules of lib import no server-only modules',
    holdsFor: ({ path }) => isPureLib(path) && !TEST.test(path),
    forbids: (target, path) => isServerOnly(target) && rankOf(target) <= rankOf(path),
  },
  {
    sentence: "server-only modules begin with import 'server-only'",
    holdsFor: ({ path }) =>
      isServerOnly(path) && !TEST.test(path) && !THREAD.test(path) && !PURE_THREAD.test(path),
    isBrokenBy: ({ startsServerOnly }) => !startsServerOnly,
  },
  {
    sentence: 'modules of a thread import only each other, node:, just-bash and jq-web',
    holdsFor: ({ path }) => isUnder(path, 'lib') && THREAD.test(path),
    forbids: (target) => !THREAD.test(target) && !THREAD_LIBRARIES.test(target),
  },
  {
    sentence: 'only modules of a thread and tests import what runs scripts',
    holdsFor: ({ path }) => isUnder(path, 'lib') && !THREAD.test(path) && !TEST.test(path),
    forbids: (target) => THREAD.test(target) || INTERPRETERS.test(target),
  },
  {
    sentence: 'modules named .thread import only pure modules of lib and node:',
    holdsFor: ({ path }) => PURE_THREAD.test(path),
    forbids: (target) => !isPureLib(target) && !target.startsWith('node:'),
  },
  {
    sentence: 'no module imports one named .thread: it is started as a thread',
    holdsFor: ({ path }) => isOurs(path),
    forbids: (target) => PURE_THREAD.test(target),
  },
  {
    sentence: 'components know neither app nor the server-only modules of lib',
    holdsFor: isIn('components'),
    forbids: (target) => isUnder(target, 'app') || isServerOnly(target),
  },
  {
    sentence:
      'components/ui imports only components/ui, lib/base/format, lib/base/text, react and next',
    holdsFor: ({ path }) => isUnder(path, 'components/ui') && !TEST.test(path),
    forbids: (target) =>
      !['components/ui', 'lib/base/format', 'lib/base/text'].some((folder) =>
        isUnder(target, folder),
      ) && !REACT_OR_NEXT.test(target),
  },
  {
    sentence: 'app imports of lib only lib/site/load, lib/site/http and pure modules',
    holdsFor: isIn('app'),
    forbids: (target) => isUnder(target, 'lib/upstream'),
  },
  {
    sentence: "modules named .client begin with 'use client', and no others do",
    holdsFor: ({ path }) => isOurs(path) && !TEST.test(path) && !ERROR_PAGE.test(path),
    isBrokenBy: ({ path, directives }) => CLIENT.test(path) !== directives.includes('use client'),
  },
  {
    sentence:
      'client modules import only client modules, components/ui, pure modules of lib, react, next and @tanstack/react-query',
    holdsFor: ({ path }) => CLIENT.test(path),
    forbids: (target) =>
      !CLIENT.test(target) &&
      !isUnder(target, 'components/ui') &&
      !isPureLib(target) &&
      !CLIENT_LIBRARIES.test(target) &&
      !target.endsWith('.css'),
  },
  {
    sentence: 'only lib/upstream/runtime/env.ts reads process.env',
    holdsFor: ({ path }) =>
      isOurs(path) && path !== 'lib/upstream/runtime/env.ts' && !TEST.test(path),
    isBrokenBy: ({ readsEnv }) => readsEnv,
  },
  {
    sentence: 'no module is an index',
    holdsFor: () => true,
    isBrokenBy: ({ path }) => /(^|\/)index\.(tsx?|mjs)$/.test(path),
  },
  {
    sentence: 'only tests import tests and fixtures',
    holdsFor: ({ path }) => isOurs(path) && !TEST.test(path),
    forbids: (target) => TEST.test(target),
  },
  {
    sentence: 'e2e and stand-in know the application only from outside: no app, components or lib',
    holdsFor: ({ path }) => isUnderAny(path, ['e2e', 'stand-in']),
    forbids: isOurs,
  },
  {
    sentence: 'server imports only server and node:',
    holdsFor: ({ path }) => isUnder(path, 'server') && !TEST.test(path),
    forbids: (target) => !isUnder(target, 'server') && !target.startsWith('node:'),
  },
  {
    sentence:
      'server/shared, which is built into the application too, imports nothing else of server',
    holdsFor: ({ path }) => isUnder(path, 'server/shared') && !TEST.test(path),
    forbids: (target) => isUnder(target, 'server') && !isUnder(target, 'server/shared'),
  },
  {
    sentence: 'app, components and lib import of server only server/shared',
    holdsFor: ({ path }) => isOurs(path),
    forbids: (target) => isUnder(target, 'server') && !isUnder(target, 'server/shared'),
  },
  {
    sentence: 'scripts import no app and no components',
    holdsFor: isIn('scripts'),
    forbids: (target) => isUnderAny(target, ['app', 'components']),
  },
  {
    sentence:
      'scripts that Node runs (.mjs) import no TypeScript: what they need of it, vite loads',
    holdsFor: ({ path }) => isUnder(path, 'scripts') && path.endsWith('.mjs'),
    forbids: (target) => isUnderAny(target, ['lib', 'stand-in', 'e2e']) || /\.tsx?$/.test(target),
  },
];

/** Checks who imports whom, and gives every breach with the sentence of the rule it breaks. */
export function checkBoundaries(files: readonly SourceFile[]): readonly Violation[] {
  const modules = readModules(files);
  return [...modules.flatMap(breachesOf), ...fileRings(modules), ...roomRings(modules)];
}

/**
 * Finds the modules of `lib` that no test next to them reaches, through imports within their own folder:
 * what is private to a folder is tested through its public modules. Those that only declare types or literal
 * values need none.
 */
export function findUntested(files: readonly SourceFile[]): readonly string[] {
  const modules = readModules(files).filter(isIn('lib'));
  const importsByPath = new Map(modules.map(({ path, imports }) => [path, imports]));
  const tested = new Set<string>();
  const queue = modules.map(({ path }) => path).filter((path) => /\.test\.tsx?$/.test(path));
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (tested.has(path)) continue;
    tested.add(path);
    const folder = folderOf(path);
    queue.push(...(importsByPath.get(path) ?? []).filter((target) => folderOf(target) === folder));
  }
  return modules
    .filter(({ path, isDeclarative }) => !TEST.test(path) && !isDeclarative && !tested.has(path))
    .map(({ path }) => path);
}

function readModules(files: readonly SourceFile[]): readonly Module[] {
  const paths = new Set(files.map(({ path }) => path));
  const locate = (target: string) =>
    [target, `${target}.ts`, `${target}.tsx`, `${target}/index.ts`].find((path) =>
      paths.has(path),
    ) ?? target;
  return files
    .filter(({ path }) => /\.(tsx?|mjs)$/.test(path))
    .map(readModule)
    .map((module) => ({ ...module, imports: module.imports.map(locate) }));
}

function breachesOf(module: Module): readonly Violation[] {
  const { path, imports } = module;
  return RULES.filter(({ holdsFor }) => holdsFor(module)).flatMap(
    ({ sentence, forbids, isBrokenBy }) => {
      const targets = forbids
        ? [...new Set(imports)].filter((target) => forbids(target, path))
        : [];
      const broken = isBrokenBy?.(module) ? [{ path, rule: sentence }] : [];
      return [
        ...broken,
        ...targets.map((target) => ({ path, rule: `${sentence}; this imports ${target}` })),
      ];
    },
  );
}

/** Modules that import each other in a ring. */
function fileRings(modules: readonly Module[]): readonly Violation[] {
  const own = modules.filter(({ path }) => isOurs(path));
  const graph = new Map(own.map(({ path, imports }) => [path, imports]));
  return findRings(graph).map((ring) => ({
    path: ring[0] ?? '',
    rule: `modules do not import each other in a ring; here ${ring.join(' → ')}`,
  }));
}

/** Folders of `lib` and `components` that import each other in a ring. Tests and fixtures do not count. */
function roomRings(modules: readonly Module[]): readonly Violation[] {
  const graph = new Map<string, string[]>();
  for (const { path, imports } of modules) {
    if (!isUnderAny(path, ['lib', 'components']) || TEST.test(path)) continue;
    const room = folderOf(path);
    const rooms = imports
      .filter((target) => isUnderAny(target, ['lib', 'components']) && !TEST.test(target))
      .map(folderOf)
      .filter((target) => target !== room);
    graph.set(room, [...(graph.get(room) ?? []), ...rooms]);
  }
  return findRings(graph).map((ring) => ({
    path: ring[0] ?? '',
    rule: `folders do not import each other in a ring; here ${ring.join(' → ')}`,
  }));
}

/** Walks a graph and gives each ring it meets once, its first member also at the end. */
function findRings(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const done = new Set<string>();
  const rings: (readonly string[])[] = [];
  const visit = (node: string, trail: readonly string[]) => {
    const start = trail.indexOf(node);
    if (start !== -1) {
      rings.push([...trail.slice(start), node]);
      return;
    }
    if (done.has(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...trail, node]);
    done.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return rings;
}

function isIn(folder: string) {
  return ({ path }: Module) => isUnder(path, folder);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function isUnder(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}

function isOurs(path: string): boolean {
  return ['app', 'components', 'lib'].some((folder) => isUnder(path, folder));
}

function isUnderAny(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => isUnder(path, folder));
}

/** The place of a module's wing among {@link WINGS}; -1 outside of all. */
function rankOf(path: string): number {
  return WINGS.findIndex((wing) => isUnder(path, `lib/${wing}`));
}

function isServerOnly(path: string): boolean {
  return isUnderAny(path, SERVER_ONLY) && !path.endsWith('.json');
}

/** A module of `lib` that anyone may import. */
function isPureLib(path: string): boolean {
  return isUnder(path, 'lib') && !isServerOnly(path);
}
