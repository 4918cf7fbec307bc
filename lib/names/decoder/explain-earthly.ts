import { explained, type ReadField } from '@/lib/names/artifacts/decoded';
import { VARIANTS } from '@/lib/names/artifacts/model';
import type { NameParts } from '@/lib/names/artifacts/name-parts';

import { EARTHLY_ARGUMENTS } from './build-arguments';
import { explainFlag, isListed, type FlagContext } from './flag-rules';
import type { Finding } from './model';
import type { Command } from './read-command';
import { readFlags, type PlacedFlag } from './read-flags';

/** Explains a build of Kairos with Earthly; null for any other command. */
export function explainEarthly({ words, place }: Command): Finding | null {
  const at = words.findIndex(({ text }) => /(?:^|\/)earthly(?:\.sh)?$/.test(text));
  const flags = at < 0 ? [] : readFlags(words.slice(at + 1), EARTHLY_ARGUMENTS);
  const target = words.slice(at + 1).find(({ text }) => text.startsWith('+'))?.text ?? null;
  const known = flags.filter(({ flag }) => isListed(flag, EARTHLY_ARGUMENTS));
  if (at < 0 || (target === null && known.length === 0)) return null;
  const rules = EARTHLY_ARGUMENTS;
  const isLater = known.some(({ flag }) => flag === '--FLAVOR_RELEASE' || flag === '--FAMILY');
  const context: FlagContext = { tool: 'The Earthfile', rules, version: null, versionText: null };
  const fields = known.map(({ flag, value, start, end }): ReadField => {
    const { means, problem } = explainFlag({ flag, value }, context);
    const wrong = isOnlySpan(problem) ? null : problem;
    return { key: flag, value, means, problem: wrong, place: { start, end } };
  });
  const problems = fields.flatMap(({ problem }) => problem ?? []);
  return {
    ...explained({
      kind: 'command',
      form: 'command',
      name: words
        .map(({ text }) => text)
        .join(' ')
        .slice(0, 300),
      parts: earthlyParts(known, isLater),
      base: known.find(({ flag }) => flag === '--BASE_IMAGE')?.value ?? null,
      fields,
      remarks: [
        `A build with Earthly, as in ${isLater ? 'v2.4.2 to v3.3.6' : 'Kairos up to v3.3.6'}. Since v3.4.0 Kairos is built with docker build and images/Dockerfile.`,
      ],
      problem: problems.length === 0 ? null : problems.join(' '),
    }),
    place,
  };
}

/** That Earthly ended with v3.3 is said once, and not for each argument. */
function isOnlySpan(problem: string | null): boolean {
  return problem !== null && problem.startsWith('The Earthfile has ');
}

function earthlyParts(flags: readonly PlacedFlag[], isLater: boolean): Partial<NameParts> {
  const valueOf = (name: string) => flags.find(({ flag }) => flag === name)?.value ?? null;
  const k3s = valueOf('--K3S_VERSION');
  const isStated = k3s !== null && /^[0-9]+\.[0-9]+\.[0-9]+$/.test(k3s);
  return {
    flavor: valueOf('--FLAVOR'),
    flavorRelease: isLater ? valueOf('--FLAVOR_RELEASE') : null,
    variant: VARIANTS.find((each) => each === valueOf('--VARIANT')) ?? null,
    model: valueOf('--MODEL'),
    version: valueOf('--VERSION'),
    kubernetes: isStated ? { distro: 'k3s', version: `v${k3s}+k3s1` } : null,
  };
}
