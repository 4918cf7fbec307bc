import { plainText, type Redirect, type Statement, toAssignment, type Word } from './syntax';

/** What statements may change that are not followed: variables, every variable, or the step's outputs. */
export type MayChange = {
  readonly names: ReadonlySet<string>;
  readonly isEverything: boolean;
  readonly isOutput: boolean;
  /** Whether they may leave the loop around them, or end the script without an error. */
  readonly isJump: boolean;
  /** How much was looked through to tell, in characters. */
  readonly size: number;
};

/** Commands that run text or files as part of the script itself. */
const EVALUATING: readonly string[] = ['eval', 'source', '.'];

/** Commands that set the variables named by their words. */
const SETTING: readonly string[] = ['read', 'mapfile', 'readarray', 'unset', 'getopts', 'let'];

/** Commands whose words are assignments. */
export const DECLARING: readonly string[] = ['export', 'declare', 'local', 'readonly', 'typeset'];

const JUMPS: readonly string[] = ['continue', 'break'];

const ENDS: readonly string[] = ['exit', 'return'];

/** Whether a redirect writes to the file from which GitHub reads a step's outputs. */
export function isOutputRedirect({ operator, target }: Redirect): boolean {
  return operator.includes('>') && target.raw.includes('GITHUB_OUTPUT');
}

/** Lists what statements may change, without following them. */
export function mayChange(statements: readonly Statement[]): MayChange {
  const names = new Set<string>();
  const flags = { isEverything: false, isOutput: false, isJump: false, size: 0 };
  for (const statement of statements) collect(statement, names, flags);
  return { names, ...flags };
}

type Flags = { isEverything: boolean; isOutput: boolean; isJump: boolean; size: number };

function collect(statement: Statement, names: Set<string>, flags: Flags): void {
  flags.size += 1;
  for (const child of childrenOf(statement)) collect(child, names, flags);
  if ('redirects' in statement && statement.redirects.some(isOutputRedirect)) flags.isOutput = true;
  if (statement.kind === 'for') names.add(statement.variable);
  if (statement.kind === 'opaque') for (const name of statement.names) names.add(name);
  if (statement.kind !== 'simple') return;

  for (const { raw } of statement.words) flags.size += raw.length;
  for (const { name } of statement.assignments) names.add(name);
  for (const name of namesSetBy(statement.words)) names.add(name);
  const command = plainText(statement.words[0]) ?? '';
  if (EVALUATING.includes(command) || isSpecialDeclaration(statement.words)) {
    flags.isEverything = true;
  }
  if (statement.words.some(({ raw }) => JUMPS.includes(raw))) flags.isJump = true;
  if (ENDS.includes(command) && !isFailure(statement.words[1])) flags.isJump = true;
  if (statement.words.some(({ raw }) => raw.includes('GITHUB_OUTPUT'))) flags.isOutput = true;
}

/** A declared reference to another variable, or one that changes what is put into it, is not followed. */
function isSpecialDeclaration([command, ...words]: readonly Word[]): boolean {
  if (!DECLARING.includes(plainText(command) ?? '')) return false;
  return words.some(({ raw }) => raw.startsWith('-') && !/^-[agprx]+$/.test(raw));
}

/** Whether the script ends with an error, so that no matrix comes of it. */
function isFailure(status: Word | undefined): boolean {
  return /^[1-9]\d*$/.test(plainText(status) ?? '');
}

function childrenOf(statement: Statement): readonly Statement[] {
  switch (statement.kind) {
    case 'simple':
      return [];
    case 'pipeline':
      return statement.commands;
    case 'logical':
      return [statement.first, ...statement.rest.map((each) => each.statement)];
    case 'if':
      return [
        ...statement.branches.flatMap(({ condition, body }) => [...condition, ...body]),
        ...statement.otherwise,
      ];
    case 'for':
    case 'group':
    case 'opaque':
      return statement.body;
  }
}

/** Lists the variables that a command sets by their names, by assignments as words, or by expansion. */
function namesSetBy(words: readonly Word[]): readonly string[] {
  const command = plainText(words[0]) ?? '';
  const isPrinting = command === 'printf' && plainText(words[1]) === '-v';
  const named = SETTING.includes(command) || isPrinting ? words.slice(1) : [];
  const isDeclaring = DECLARING.includes(command);
  const declared = isDeclaring ? words.flatMap((word) => toAssignment(word)?.name ?? []) : [];
  const byExpansion = words.flatMap(({ raw }) => raw.match(/(?<=\$\{)\w+(?=:?=)/g) ?? []);
  return [
    ...named.flatMap(({ raw }) => raw.match(/[A-Za-z_]\w*/g) ?? []),
    ...declared,
    ...byExpansion,
  ];
}
