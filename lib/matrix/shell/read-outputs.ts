import { fail, ok, type Result } from '@/lib/base/result';

/** The command that a step printed before there was a file for its outputs. */
const SET_OUTPUT = /^\s*::set-output name=([^:,]+)::(.*)$/;

/**
 * Reads the outputs of a step as the runner does. In the file, `name=value` is an output, and so is `name<<end`
 * with the lines up to that end; the last value counts, and any other line fails the step. Outputs that the step
 * printed as commands come first.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-output-parameter
 */
export function readOutputs(
  file: string,
  printed: string,
): Result<ReadonlyMap<string, string>, string> {
  const outputs = new Map<string, string>();
  for (const line of printed.split(/\r?\n/)) {
    const [, name, value = ''] = SET_OUTPUT.exec(line) ?? [];
    if (name !== undefined) outputs.set(name, unescape(value));
  }
  const lines = file.split(/\r?\n/).values();
  for (const line of lines) {
    if (line === '') continue;
    const [head, name = '', operator] = /^(.*?)(=|<<)/.exec(line) ?? [];
    if (head === undefined || name === '')
      return fail('writes a line to GITHUB_OUTPUT in a format that fails the step');
    const rest = line.slice(head.length);
    const value = operator === '=' ? rest : takeUntil(lines, rest);
    if (value === null)
      return fail(`writes “${name}<<” to GITHUB_OUTPUT without its end, which fails the step`);
    outputs.set(name, value);
  }
  return ok(outputs);
}

/** Takes the lines before an end; null where it does not come. */
function takeUntil(lines: Iterator<string>, end: string): string | null {
  const value: string[] = [];
  if (end === '') return null;
  for (let next = lines.next(); next.done !== true; next = lines.next()) {
    if (next.value === end) return value.join('\n');
    value.push(next.value);
  }
  return null;
}

function unescape(value: string): string {
  return value.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
