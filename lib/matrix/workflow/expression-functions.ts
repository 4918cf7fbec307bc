import { spend, type Budget } from '@/lib/matrix/expand/budget';
import { toText } from '@/lib/matrix/expand/coerce';
import { foldCase } from '@/lib/matrix/expand/fold-case';
import { looseEqual } from '@/lib/matrix/expand/loose-equal';
import { isList, isScalar, sizeOf } from '@/lib/matrix/expand/matrix-value';
import type { MatrixValue } from '@/lib/matrix/expand/model';

import { EvaluationError } from './evaluation-error';
import { formatJson } from './format-json';
import { formatText } from './format-text';
import { parseJson } from './parse-json';

type Call = (values: readonly MatrixValue[], budget: Budget) => MatrixValue;

const FUNCTIONS: ReadonlyMap<string, Call> = new Map<string, Call>([
  ['contains', contains],
  ['endswith', (values) => compareTexts(values, (text, part) => text.endsWith(part))],
  [
    'format',
    ([text = null, ...rest], { left }) => formatText(toText(text), rest.map(toText), left),
  ],
  ['fromjson', ([text = null]) => parseJson(toText(text))],
  ['join', join],
  ['startswith', (values) => compareTexts(values, (text, part) => text.startsWith(part))],
  ['tojson', ([value = null]) => formatJson(value)],
]);

/**
 * Calls a function of GitHub's expression language that needs no runner, by its name in lower case. Throws an
 * {@link EvaluationError} before it makes a text longer than what is left of the budget.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/expressions#functions
 */
export function callFunction(
  name: string,
  values: readonly MatrixValue[],
  budget: Budget,
): MatrixValue {
  const call = FUNCTIONS.get(name);
  if (call === undefined) throw new EvaluationError(`Unrecognized function: “${name}”`);
  return call(values, budget);
}

function contains([search = null, item = null]: readonly MatrixValue[], budget: Budget): boolean {
  if (!isList(search)) return compareTexts([search, item], (text, part) => text.includes(part));
  if (!spend(budget, search.length * sizeOf(item)))
    throw new EvaluationError('Its evaluation takes too long.');
  return search.some((part) => looseEqual(item, part));
}

function compareTexts(
  [first = null, second = null]: readonly MatrixValue[],
  matches: (text: string, part: string) => boolean,
): boolean {
  if (!isScalar(first) || !isScalar(second)) return false;
  return matches(foldCase(toText(first)), foldCase(toText(second)));
}

function join([items = null, separator = ',']: readonly MatrixValue[], { left }: Budget): string {
  if (!isList(items)) return isScalar(items) ? toText(items) : '';
  const glue = isScalar(separator) ? toText(separator) : ',';
  if (glue.length * items.length > left)
    throw new EvaluationError('The text it makes is too long.');
  return items.map(toText).join(glue);
}
