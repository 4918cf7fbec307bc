import { type Module, readModule, type SourceFile } from './lib/read-module';

/** A module that breaks a rule, with the sentence of the rule. */
export type Violation = { readonly path: string; readonly rule: string };

const TEST = /\.(test|spec|fixture)\.tsx?$/;
const CLIENT = /\.client\.tsx?$/;
const ERROR_PAGE = /^app\/(.+\/)?(global-)?error\.tsx$/;

/** The folders of `lib` that only run on the server. */
const SERVER_FOLDERS = ['data', 'http', 'upstream'];

/** Modules of `lib/data` that are pure all the same. */
const PURE_BY_NAME = /\/((.+-view|wire-.+|parse-.+|to-failure|model)\.ts|.+\.json)$/;

/** Those of them that are the words in which loaders answer, and which everyone may know. */
const VIEW = /^lib\/data\/.+-view\.ts$/;

const PURE_LIBRARIES = /^(zod|yaml|@actions\/expressions)(\/|$)/;

/** What renders Markdown: trees in, trees out, and known to the notes alone. */
const MARKDOWN_LIBRARIES = /^(unified|hast|mdast|(remark|rehype)-[\w-]+)$/;
const REACT_OR_NEXT = /^(react|next)(\/|$)/;
const CLIENT_LIBRARIES = /^(react|next|@tanstack\/react-query)(\/|$)/;
const NOT_PURE_LIBRARIES = /^(node:|server-only|(react|react-dom|next)(\/|$)|@tanstack\/)/;

type Rule = {
  readonly sentence: string;
  readonly holdsFor: (module: Module) => boolean;
  /** Whether an import is against the rule. */
  readonly forbids?: (target: string, path: string) => boolean;
  /** Whether the module is against the rule as it is. */
  readonly isBrokenBy?: (module: Module) => boolean;
};

const RULES: readonly Rule[] = [
  {
    sentence: 'lib never imports components or app',
    holdsFor: isIn('lib'),
    forbids: (target) => isUnder(target, 'components') || isUnder(target, 'app'),
  },
  {
    sentence: 'pure modules of lib import only pure modules, zod, yaml and @actions/expressions',
    holdsFor: ({ path }) => isPureLib(path) && !TEST.test(path) && !VIEW.test(path),
    forbids: (target, path) =>
      !isPureLib(target) &&
      !PURE_LIBRARIES.test(target) &&
      !(isUnder(path, 'lib/releases/notes') && MARKDOWN_LIBRARIES.test(target)) &&
      !isUnder(target, 'components') &&
      !isUnder(target, 'app'),
  },
  {
    sentence:
      'pure modules in server-only folders of lib import no react, next, node:, server-only or server-only module',
    holdsFor: ({ path }) =>
      isServerFolder(path) && !isServerOnlyLib(path) && !path.endsWith('.json') && !TEST.test(path),
    forbids: (target) => NOT_PURE_LIBRARIES.test(target) || isServerOnlyLib(target),
  },
  {
    sentence: "server-only modules begin with import 'server-only'",
    holdsFor: ({ path }) => isServerOnlyLib(path) && isServerFolder(path) && !TEST.test(path),
    isBrokenBy: ({ isServerOnly }) => !isServerOnly,
  },
  {
    sentence: 'components know neither app nor the server-only modules of lib',
    holdsFor: isIn('components'),
    forbids: (target) => isUnder(target, 'app') || (isUnder(target, 'lib') && !isPureLib(target)),
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
    sentence: 'app imports of lib only lib/data, lib/http and pure modules',
    holdsFor: isIn('app'),
    forbids: (target) =>
      isUnder(target, 'lib') &&
      !isPureLib(target) &&
      !isUnder(target, 'lib/data') &&
      !isUnder(target, 'lib/http'),
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
    isBrokenBy: ({ path }) => /(^|\/)index\.tsx?$/.test(path),
  },
  {
    sentence: 'only tests import tests and fixtures',
    holdsFor: ({ path }) => isOurs(path) && !TEST.test(path),
    forbids: (target) => TEST.test(target),
  },
  {
    sentence: 'e2e knows the application only from outside: no app, components or lib',
    holdsFor: isIn('e2e'),
    forbids: isOurs,
  },
];

/** Checks who imports whom, and gives every breach with the sentence of the rule it breaks. */
export function checkBoundaries(files: readonly SourceFile[]): readonly Violation[] {
  const modules = readModules(files);
  return [...modules.flatMap(breachesOf), ...findCycles(modules)];
}

/**
 * Finds the modules of `lib` that no test beside them reaches, through imports within their own folder:
 * what is private to a folder is tested through its doors. Those that only declare types or literal
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
    .filter(({ path }) => /\.tsx?$/.test(path))
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

/** Finds the circles in which pure modules import each other, each once. */
function findCycles(modules: readonly Module[]): readonly Violation[] {
  const pure = new Map(
    modules.filter(({ path }) => isPureLib(path)).map(({ path, imports }) => [path, imports]),
  );
  const done = new Set<string>();
  const cycles: Violation[] = [];
  const visit = (path: string, trail: readonly string[]) => {
    const start = trail.indexOf(path);
    if (start !== -1) {
      const circle = [...trail.slice(start), path].join(' → ');
      cycles.push({ path, rule: `pure modules import each other without circles; here ${circle}` });
      return;
    }
    if (done.has(path)) return;
    for (const next of pure.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of pure.keys()) visit(path, []);
  return cycles;
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

function isServerFolder(path: string): boolean {
  return SERVER_FOLDERS.some((folder) => isUnder(path, `lib/${folder}`));
}

/** A module of `lib` that only runs on the server, and is not pure by its name. */
function isServerOnlyLib(path: string): boolean {
  return (
    isServerFolder(path) &&
    !(isUnder(path, 'lib/data') && PURE_BY_NAME.test(path)) &&
    !path.endsWith('.json')
  );
}

/** A module of `lib` that anyone may import. */
function isPureLib(path: string): boolean {
  if (!isUnder(path, 'lib')) return false;
  return VIEW.test(path) || (!isServerFolder(path) && !isServerOnlyLib(path));
}
