import {
  ContextAccess,
  Grouping,
  IndexAccess,
  Literal,
  Star,
  type Expr,
  type ExprVisitor,
} from '@actions/expressions/ast';

type Path = readonly string[];

/**
 * Lists what an expression reads of contexts: each path as far as it is written out, so `needs.a.outputs['b']`
 * is four steps and `needs[matrix.x]` is one, with `matrix.x` apart.
 */
export function referencesOf(tree: Expr): readonly Path[] {
  const paths: Path[] = [];
  const visitor: ExprVisitor<void> = {
    visitLiteral: () => {},
    visitUnary: ({ expr }) => expr.accept(visitor),
    visitBinary: ({ left, right }) => {
      left.accept(visitor);
      right.accept(visitor);
    },
    visitLogical: ({ args }) => args.forEach((arg) => arg.accept(visitor)),
    visitGrouping: ({ group }) => group.accept(visitor),
    visitFunctionCall: ({ args }) => args.forEach((arg) => arg.accept(visitor)),
    visitContextAccess: ({ name }) => void paths.push([name.lexeme]),
    visitIndexAccess: (access) => {
      const path = pathOf(access);
      if (path !== null) {
        paths.push(path);
        return;
      }
      access.expr.accept(visitor);
      if (!(access.index instanceof Star)) access.index.accept(visitor);
    },
  };
  tree.accept(visitor);
  return paths;
}

function pathOf(tree: Expr): Path | null {
  if (tree instanceof Grouping) return pathOf(tree.group);
  if (tree instanceof ContextAccess) return [tree.name.lexeme];
  if (!(tree instanceof IndexAccess) || !(tree.index instanceof Literal)) return null;
  const { literal } = tree.index;
  const start = pathOf(tree.expr);
  if (start === null || !('value' in literal) || typeof literal.value !== 'string') return null;
  return [...start, literal.value];
}
