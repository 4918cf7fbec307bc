import { quoteCharacter, textProblem, type TextProblem } from '@/lib/base/text/text-problem';

type ComponentRules = {
  readonly part: string;
  readonly separator: string;
  /** Runs of punctuation that are forbidden inside a component; null if none are. */
  readonly forbidden: RegExp | null;
};

/** Checks that no component of a text is empty, and that each begins and ends with a letter or a digit. */
export function checkComponents(text: string, rules: ComponentRules): TextProblem | null {
  let start = 0;
  for (const component of text.split(rules.separator)) {
    const problem = checkComponent(component, start, rules);
    if (problem !== null) return problem;
    start += component.length + rules.separator.length;
  }
  return null;
}

function checkComponent(
  component: string,
  start: number,
  { part, separator, forbidden }: ComponentRules,
): TextProblem | null {
  if (component === '') {
    const says = `has an empty component next to “${separator}”`;
    return textProblem(part, { says, position: start + 1 });
  }
  const at = (index: number, says: string): TextProblem =>
    textProblem(part, { says, position: start + index + 1, character: component.charAt(index) });
  const first = component.charAt(0);
  if (isPunctuation(first)) {
    return at(0, `has a component that begins with ${quoteCharacter(first)}`);
  }
  const end = component.length - 1;
  const last = component.charAt(end);
  if (isPunctuation(last)) {
    return at(end, `has a component that ends with ${quoteCharacter(last)}`);
  }
  const run = forbidden?.exec(component) ?? null;
  if (run === null) return null;
  return at(run.index + run[0].length - 1, `has “${run[0]}” inside a component`);
}

function isPunctuation(character: string): boolean {
  return /[._-]/.test(character);
}
