import type { GivenVariables, ScriptFacts, ScriptText, StepScript, World } from './model';

/** A world, and the scope of the jobs that only it has; `condition` says what a world without scope tries. */
export type NamedWorld = {
  readonly world: World;
  readonly scope: string | null;
  readonly condition: string;
};

/** The worlds to run a script in: two that differ in all that is unknown come first. */
export type Worlds = {
  readonly all: readonly NamedWorld[];
  /** Whether a text contains a placeholder for an unknown value. */
  readonly holdsMarker: (text: string) => boolean;
  /** Lists what a text comes from; all unknown values where that cannot be decided. */
  readonly describeSources: (text: string) => string;
  readonly nameSources: (sources: readonly string[]) => string;
};

/** A value that is known only at run time. */
type Source = {
  readonly key: string;
  readonly label: string;
  readonly set: (value: string) => Change;
};
type Change = (draft: Draft) => void;
type Draft = {
  readonly environment: Record<string, string>;
  readonly expressions: string[];
  readonly programs: { output: string; exitCode: number }[];
};

/** A script's text with marks in the place of expressions, and the worlds it is to be run in. */
export function worldsOf(script: StepScript): {
  readonly text: string;
  readonly given: GivenVariables;
  readonly withFacts: (facts: ScriptFacts) => Worlds;
} {
  const labels: string[] = [];
  const text = script.text
    .map((part) => (typeof part === 'string' ? part : mark(labels.push(part.expression) - 1)))
    .join('');
  const known = script.environment.filter(([, value]) => isKnown(value)).map(([name]) => name);
  const unknown = script.environment.filter(([, value]) => !isKnown(value)).map(([name]) => name);
  const given = { known, unknown };
  return { text, given, withFacts: (facts) => makeWorlds({ script, labels, given, facts }) };
}

type Making = {
  readonly script: StepScript;
  readonly labels: readonly string[];
  readonly given: GivenVariables;
  readonly facts: ScriptFacts;
};

function makeWorlds({ script, labels, given, facts }: Making): Worlds {
  const sources = sourcesOf({ script, labels, given, facts });
  const programs = facts.programs.length;
  const build = (change: (source: Source, at: number) => string, exitCode = 0): World => {
    const draft: Draft = {
      environment: Object.fromEntries(
        script.environment
          .filter(([, value]) => isKnown(value))
          .map(([name, value]) => [name, plain(value)]),
      ),
      expressions: labels.map(() => ''),
      programs: Array.from({ length: programs }, () => ({ output: '', exitCode })),
    };
    for (const [at, source] of sources.entries()) source.set(change(source, at))(draft);
    return { ...draft, given, options: script.options };
  };
  const words = uniqueWords(
    facts.words.filter(({ source }) => sources.some(({ key }) => key === source)),
  );
  const decidedBy = new Set(facts.branches.flatMap((branch) => branch.sources));
  const deciding = sources.filter(({ key }) => key.startsWith('program:') && decidedBy.has(key));
  return {
    all: [
      plainWorld(build(firstMarker)),
      plainWorld(build((_source, at) => marker('bq', at))),
      ...(sources.length > 0
        ? [
            plainWorld(
              build(() => ''),
              `whether ${nameOf(sources)} is empty`,
            ),
          ]
        : []),
      ...(deciding.length > 0
        ? [plainWorld(build(firstMarker, 1), `whether ${nameOf(deciding)} succeeds`)]
        : []),
      ...words.map(({ source, word, label }): NamedWorld => ({
        world: build((each, at) => (each.key === source ? word : marker('a', at))),
        scope: source.startsWith('program:') ? null : label,
        condition: `${nameOf(sources.filter(({ key }) => key === source))} being “${label}”`,
      })),
    ],
    holdsMarker: (text) => sources.some((_source, at) => text.includes(marker('a', at))),
    describeSources: (text) => {
      const found = sources.filter((_source, at) => text.includes(marker('a', at)));
      return nameOf(found.length > 0 ? found : sources);
    },
    nameSources: (keys) => nameOf(sources.filter(({ key }) => keys.includes(key))),
  };
}

function sourcesOf({ script, labels, given, facts }: Making): readonly Source[] {
  const expressions = labels.map((label, at): Source => ({
    key: mark(at),
    label: `“${label}”`,
    set: (value) => (draft) => {
      draft.expressions[at] = value;
    },
  }));
  const environment = script.environment.flatMap(([name, value]): readonly Source[] => {
    if (!given.unknown.includes(name)) return [];
    const part = value.find((each) => typeof each !== 'string');
    const label = typeof part === 'object' ? part.expression : name;
    return [{ key: name, label: `“${label}”`, set: setVariable(name) }];
  });
  const variables = facts.variables.map(({ name, variable }): Source => ({
    key: name,
    label: `the variable “${name}”`,
    set: setVariable(variable),
  }));
  const programs = facts.programs.map(({ name, line }, at): Source => ({
    key: `program:${at}`,
    label: `what ${/^[\w./-]+$/.test(name) ? `“${name}”` : name} prints${placeOf(line, script)}`,
    set: (value) => (draft) => {
      const program = draft.programs[at];
      if (program !== undefined) program.output = value;
    },
  }));
  return [...expressions, ...environment, ...variables, ...programs];
}

/** The value of a source in the first world. */
function firstMarker(_source: Source, at: number): string {
  return marker('a', at);
}

function plainWorld(world: World, condition = ''): NamedWorld {
  return { world, scope: null, condition };
}

function setVariable(name: string) {
  return (value: string) => (draft: Draft) => {
    draft.environment[name] = value;
  };
}

function placeOf(line: number, { firstLine }: StepScript): string {
  return firstLine === null ? '' : ` (line ${firstLine + line - 1})`;
}

function uniqueWords(words: ScriptFacts['words']): ScriptFacts['words'] {
  const seen = new Set<string>();
  return words.filter(({ source, word }) => {
    const key = `${source}=${word}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function nameOf(sources: readonly Source[]): string {
  const labels = [...new Set(sources.map(({ label }) => label))];
  if (labels.length <= 2) return labels.join(' and ') || 'a value that exists only at run time';
  return `${labels.slice(0, 2).join(', ')} and more`;
}

/** A placeholder for an unknown value; no script compares with it. */
function marker(world: string, at: number): string {
  return `km${world}${at}z`;
}

function mark(at: number): string {
  return `km-expression-${at}-`;
}

function isKnown(value: readonly ScriptText[]): boolean {
  return value.every((part) => typeof part === 'string');
}

function plain(value: readonly ScriptText[]): string {
  return value.filter((part) => typeof part === 'string').join('');
}
