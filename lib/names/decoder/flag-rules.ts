import type { SemVer } from '@/lib/names/versions/model';
import { isWithin, type VersionSpan } from '@/lib/names/versions/span';

import { isSample } from './placeholder-parts';

/** A flag or an argument of a tool, in the versions of the tool in which it means this. */
export type FlagRule = {
  readonly flags: readonly string[];
  /** Versions of the tool; the newest row of a flag comes last. */
  readonly span: VersionSpan;
  /** What it means, as a phrase. */
  readonly means: string;
  /** A switch, which takes no value. */
  readonly isSwitch?: true;
  /** What is wrong with a value, in a sentence; null for nothing. */
  readonly check?: (value: string) => string | null;
  /** What to use in versions outside of the span, in a sentence. */
  readonly instead?: string;
};

/** A flag with its value, as written. */
export type UsedFlag = { readonly flag: string; readonly value: string };

/** What a flag means in a version of its tool, and what is wrong with it. */
export type FlagMeaning = { readonly means: string; readonly problem: string | null };

/** A tool with its flags; `version` is null if the text does not state it. */
export type FlagContext = {
  readonly tool: string;
  readonly rules: readonly FlagRule[];
  readonly version: SemVer | null;
  readonly versionText: string | null;
};

/**
 * Explains a flag by the version of its tool. Without a version, a flag whose meaning changed is explained for
 * each, and its value is checked by the latest.
 */
export function explainFlag({ flag, value }: UsedFlag, context: FlagContext): FlagMeaning {
  const { tool, rules, version, versionText } = context;
  const all = rules.filter(({ flags }) => flags.includes(flag));
  const [last = null] = all.toReversed();
  if (last === null) {
    return { means: 'a flag that is not in our tables', problem: null };
  }
  if (version !== null) {
    const rule = all.find(({ span }) => isWithin(version, span));
    if (rule !== undefined) return { means: rule.means, problem: wrongValue(rule, value) };
    const hint = last.instead ?? '';
    const problem = `${tool} ${versionText ?? ''} has no ${flag}. ${hint}`.trim();
    return { means: last.means, problem };
  }
  if (all.length === 1) return explainAlone(flag, value, last, tool);
  const means = all.map(({ means: each, span }) => `${spanWords(span)} ${each}`).join('; ');
  const wrong = wrongValue(last, value);
  const problem =
    wrong === null ? null : `${spanWords(last.span)} ${flag} means ${last.means}. ${wrong}`;
  return { means, problem: problem === null ? null : capitalized(problem) };
}

function explainAlone(flag: string, value: string, rule: FlagRule, tool: string): FlagMeaning {
  const { span, means, instead } = rule;
  const wrong = wrongValue(rule, value);
  if (wrong !== null || span.to === null) return { means, problem: wrong };
  const problem = `${tool} has ${flag} only ${spanWords(span)}. ${instead ?? ''}`.trim();
  return { means, problem };
}

/** What is wrong with a value; null for one that is not filled in. */
function wrongValue({ check }: FlagRule, value: string): string | null {
  return isSample(value) ? null : (check?.(value) ?? null);
}

/** Words a span of a tool's versions, e.g. `up to v0.4.9`. */
function spanWords({ from, to }: VersionSpan): string {
  if (from === null) return to === null ? 'in all versions' : `up to ${to}`;
  return to === null ? `since ${from}` : `from ${from} to ${to}`;
}

function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Decides whether a tool has, or once had, a flag. */
export function isListed(key: string, rules: readonly FlagRule[]): boolean {
  return rules.some(({ flags }) => flags.includes(key));
}
