import { posix } from 'node:path';

import { type ESTree, parseSync } from 'vite';

/** A file of the checkout: its path from the root, with `/`, and its text. */
export type SourceFile = { readonly path: string; readonly text: string };

/** What the boundaries check of a module. */
export type Module = {
  readonly path: string;
  /** Paths from the root for our own modules, names for packages; types count as well. */
  readonly imports: readonly string[];
  /** `'use client'` and the like. */
  readonly directives: readonly string[];
  /** Whether its first statement is `import 'server-only'`. */
  readonly startsServerOnly: boolean;
  readonly readsEnv: boolean;
  /** Whether there is nothing in it to test: types, or literal values. */
  readonly isDeclarative: boolean;
};

type Node = { readonly type: string; readonly [key: string]: unknown };

const EXECUTABLE = new Set([
  'ArrowFunctionExpression',
  'AwaitExpression',
  'CallExpression',
  'ClassDeclaration',
  'ClassExpression',
  'ExpressionStatement',
  'FunctionDeclaration',
  'FunctionExpression',
  'NewExpression',
]);

/** Reads a module from its text. A module that does not parse is refused, so that none goes unread. */
export function readModule({ path, text }: SourceFile): Module {
  const { program, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new Error(`${path} cannot be parsed: ${error.message}`);

  const nodes = [...walk(program)];
  const [first] = program.body;
  const imports = nodes
    .map(requestOf)
    .filter((request) => request !== null)
    .map((request) => resolve(path, request));
  return {
    path,
    imports,
    directives: readDirectives(program),
    startsServerOnly: first?.type === 'ImportDeclaration' && first.source.value === 'server-only',
    readsEnv: nodes.some(isEnv) || imports.some((name) => /^(node:)?process$/.test(name)),
    isDeclarative: !nodes.some(({ type }) => EXECUTABLE.has(type)),
  };
}

function* walk(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* walk(item);
  else if (isNode(value)) {
    yield value;
    for (const child of Object.values(value)) yield* walk(child);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** What a node imports: statements, `export … from`, `import()`, `require()` and types. */
function requestOf(node: Node): string | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return textOf(node['source'] ?? node['argument']);
    case 'TSExternalModuleReference':
      return textOf(node['expression']);
    case 'CallExpression':
      return isNamed(node['callee'], 'require') && Array.isArray(node['arguments'])
        ? textOf(node['arguments'][0])
        : null;
    default:
      return null;
  }
}

function textOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'TSLiteralType') return textOf(node['literal']);
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type === 'TemplateLiteral' && Array.isArray(node['quasis'])) {
    const [only, ...others]: readonly ESTree.TemplateElement[] = node['quasis'];
    return others.length === 0 ? (only?.value.cooked ?? null) : null;
  }
  return null;
}

function resolve(from: string, request: string): string {
  if (request.startsWith('@/')) return request.slice(2);
  if (!request.startsWith('.')) return request;
  return posix.join(posix.dirname(from), request);
}

function readDirectives({ body }: ESTree.Program): readonly string[] {
  return body.flatMap((node) => ('directive' in node && node.directive ? [node.directive] : []));
}

/** `process.env`, `globalThis.process.env`, or `process` taken apart. */
function isEnv(node: Node): boolean {
  if (node.type === 'VariableDeclarator') return isNamed(node['init'], 'process');
  if (node.type !== 'MemberExpression' || memberOf(node) !== 'env') return false;
  const { object } = node;
  return isNamed(object, 'process') || (isNode(object) && memberOf(object) === 'process');
}

function isNamed(node: unknown, name: string): boolean {
  return isNode(node) && node.type === 'Identifier' && node['name'] === name;
}

/** The member's name, whether written with a dot or in brackets. */
function memberOf({ property }: Node): string | null {
  if (!isNode(property)) return null;
  return property.type === 'Identifier' ? String(property['name']) : textOf(property);
}
