import { explained, type ReadField } from '@/lib/names/artifacts/decoded';
import { ARCHES, KUBERNETES_DISTROS, type Kubernetes } from '@/lib/names/artifacts/model';
import type { NameParts } from '@/lib/names/artifacts/name-parts';
import { parseSemVer } from '@/lib/names/versions/parse-semver';
import { isAtLeast } from '@/lib/names/versions/span';

import { explainFlag, type FlagContext } from './flag-rules';
import { KAIROS_INIT_FLAGS } from './kairos-init-flags';
import type { Finding } from './model';
import type { Command, CommandScene } from './read-command';
import { readFlags, type PlacedFlag } from './read-flags';

const SUBCOMMANDS: readonly string[] = ['validate', 'steps-info', 'version', 'help', 'completion'];

/** Explains a command line of kairos-init by the flags of its version; null for any other command. */
export function explainKairosInit({ words, place }: Command, scene: CommandScene): Finding | null {
  const at = words.findIndex(({ text }) => /(?:^|\/)kairos-init$/.test(text));
  const after = words.slice(at + 1);
  if (at < 0 || after.length === 0 || after[0]?.text === 'version') return null;
  const flags = readFlags(after, KAIROS_INIT_FLAGS);
  if (flags.length === 0) return null;
  const versionText = scene.kairosInit;
  const parsed = versionText === null ? null : parseSemVer(versionText);
  const version = parsed?.ok === true ? parsed.value : null;
  const context: FlagContext = {
    tool: 'kairos-init',
    rules: KAIROS_INIT_FLAGS,
    version,
    versionText,
  };
  const fields = flags.map((used): ReadField => {
    const { means, problem } = explainFlag(used, context);
    const { flag: key, value, start, end } = used;
    return { key, value, means, problem, place: { start, end } };
  });
  const isSubcommand = SUBCOMMANDS.includes(after[0]?.text ?? '');
  if (isSubcommand && fields.every(({ problem }) => problem === null)) return null;
  const lacking = isSubcommand ? [] : lackingFlags(flags, version === null || isSince(version));
  const problems = [...fields.flatMap(({ problem }) => problem ?? []), ...lacking];
  return {
    ...explained({
      kind: 'command',
      form: 'command',
      name: words
        .map(({ text }) => text)
        .join(' ')
        .slice(0, 300),
      parts: partsOf(flags, scene),
      base: scene.base,
      fields,
      remarks: [
        versionText === null
          ? 'The version of kairos-init is not in the text; its flags changed in v0.5.0 and v0.6.0.'
          : `Explained by the flags of kairos-init ${versionText}.`,
      ],
      problem: problems.length === 0 ? null : problems.join(' '),
    }),
    place,
  };
}

function isSince(version: Parameters<typeof isAtLeast>[0]): boolean {
  return isAtLeast(version, 'v0.5.0');
}

function lackingFlags(flags: readonly PlacedFlag[], isRequired: boolean): readonly string[] {
  const has = (...names: readonly string[]) => flags.some(({ flag }) => names.includes(flag));
  const says: string[] = [];
  if (isRequired && !has('--version', '-v')) {
    says.push('--version is missing: kairos-init requires it since v0.5.0.');
  }
  for (const distro of KUBERNETES_DISTROS) {
    const providers = flags.filter(({ flag }) => flag === '-p' || flag === '--provider');
    const isSet = has(`--provider-${distro}-version`, `--provider-${distro}-config`);
    if (isSet && !providers.some(({ value }) => value.includes(distro))) {
      says.push(`The flags of ${distro} exist only with --provider ${distro}.`);
    }
  }
  return says;
}

function partsOf(flags: readonly PlacedFlag[], scene: CommandScene): Partial<NameParts> {
  const valueOf = (...names: readonly string[]) =>
    flags.find(({ flag, value }) => names.includes(flag) && value !== '')?.value ?? null;
  const kubernetes = kubernetesOf(valueOf);
  const version = valueOf('--version');
  const trusted = valueOf('-t', '--trusted');
  return {
    version: version !== null && parseSemVer(version).ok ? version : null,
    model: valueOf('-m', '--model'),
    variant: kubernetes === null ? 'core' : 'standard',
    kubernetes,
    arch: ARCHES.find((arch) => arch === scene.platform) ?? null,
    trustedBoot: trusted === 'true' || trusted === '1',
  };
}

function kubernetesOf(valueOf: (...names: readonly string[]) => string | null): Kubernetes | null {
  const provider = valueOf('-p', '--provider', '-k', '--kubernetes-provider');
  const distro = KUBERNETES_DISTROS.find((each) => each === provider);
  if (distro === undefined) return null;
  const stated = valueOf(`--provider-${distro}-version`, '--k8sversion');
  const version = stated !== null && /\+k[30]s/.test(stated) ? stated : null;
  return { distro, version };
}
