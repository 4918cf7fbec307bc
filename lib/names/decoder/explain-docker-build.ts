import { explained, type ReadField } from '@/lib/names/artifacts/decoded';
import { ARCHES, KUBERNETES_DISTROS } from '@/lib/names/artifacts/model';
import { readBaseImage } from '@/lib/names/distributions/read-base-image';
import { parseSemVer } from '@/lib/names/versions/parse-semver';

import { BUILD_ARGUMENTS } from './build-arguments';
import { explainFlag, isListed, type FlagContext } from './flag-rules';
import type { Field, Finding, Place } from './model';
import type { Command, CommandScene } from './read-command';
import { readFlags, type PlacedFlag } from './read-flags';

type BuildArgument = Pick<Field, 'key' | 'value' | 'start' | 'end'>;

/** Explains `docker build` of Kairos' Dockerfile by its arguments; null for any other command. */
export function explainDockerBuild({ words, place }: Command, scene: CommandScene): Finding | null {
  const at = words.findIndex(({ text }) => /^(?:docker|podman|buildah|nerdctl)$/.test(text));
  const [tool, ...rest] = words.slice(Math.max(at, 0));
  if (at < 0 || tool === undefined) return null;
  const isBuild = rest.slice(0, 2).some(({ text }) => text === 'build' || text === 'bud');
  const flags = isBuild ? readFlags(rest, []) : [];
  const given = flags.flatMap((each) => (each.flag === '--build-arg' ? argument(each) : []));
  if (!given.some(({ key }) => isListed(key, BUILD_ARGUMENTS))) return null;
  return explainArguments(given, {
    scene,
    place,
    name: words.map(({ text }) => text).join(' '),
    isCommand: true,
  });
}

/** Explains the arguments of a build that a Dockerfile or a file of settings states; null if none is Kairos'. */
export function explainBuildSettings(
  given: readonly BuildArgument[],
  scene: CommandScene,
  place: Place,
): Finding | null {
  const known = given.filter(({ key }) => isListed(key, BUILD_ARGUMENTS));
  const isOfKairos = known.some(({ key }) => /^(?:BASE_IM|KAIROS_INIT|KUBERNETES_)/.test(key));
  if (!isOfKairos) return null;
  const name = known.map(({ key, value }) => `${key}=${value}`).join(' ');
  return explainArguments(known, { scene, place, name, isCommand: false });
}

function argument({ value, start, end }: PlacedFlag): readonly BuildArgument[] {
  const equals = value.indexOf('=');
  if (equals <= 0) return [];
  return [{ key: value.slice(0, equals), value: value.slice(equals + 1), start, end }];
}

type Build = {
  readonly scene: CommandScene;
  readonly place: Place;
  readonly name: string;
  readonly isCommand: boolean;
};

function explainArguments(
  given: readonly BuildArgument[],
  { scene, place, name, isCommand }: Build,
): Finding {
  const context: FlagContext = {
    tool: 'Kairos’ Dockerfile',
    rules: BUILD_ARGUMENTS,
    version: null,
    versionText: null,
  };
  const fields = given.map(({ key, value, start, end }): ReadField => {
    const { means, problem } = isListed(key, BUILD_ARGUMENTS)
      ? explainFlag({ flag: key, value }, context)
      : { means: 'an argument that Kairos’ Dockerfile does not have', problem: null };
    return { key, value, means, problem, place: { start, end } };
  });
  const valueOf = (key: string) => given.find((each) => each.key === key)?.value ?? null;
  const problems = [
    ...fields.flatMap(({ problem }) => problem ?? []),
    ...(isCommand ? lackingOf(given, scene) : []),
  ];
  const distro = KUBERNETES_DISTROS.find((each) => each === valueOf('KUBERNETES_DISTRO')) ?? null;
  const stated = valueOf('KUBERNETES_VERSION');
  const version = valueOf('VERSION');
  return {
    ...explained({
      kind: 'command',
      form: isCommand ? 'command' : 'settings',
      name: name.slice(0, 300),
      parts: {
        version: version !== null && parseSemVer(version).ok ? version : null,
        model: valueOf('MODEL'),
        variant: distro === null ? 'core' : 'standard',
        kubernetes:
          distro === null
            ? null
            : { distro, version: stated !== null && /\+k[30]s/.test(stated) ? stated : null },
        arch: ARCHES.find((arch) => arch === scene.platform) ?? null,
        trustedBoot: valueOf('TRUSTED_BOOT') === 'true',
      },
      base: valueOf('BASE_IMAGE') ?? valueOf('BASE_IMG') ?? scene.base,
      fields,
      remarks: ['A build of a custom image with the Dockerfile of Kairos, since v3.4.0.'],
      problem: problems.length === 0 ? null : problems.join(' '),
    }),
    place,
  };
}

function lackingOf(given: readonly BuildArgument[], { platform }: CommandScene): readonly string[] {
  const valueOf = (key: string) => given.find((each) => each.key === key)?.value ?? '';
  const says: string[] = [];
  if (valueOf('VERSION') === '') {
    says.push('VERSION is missing: kairos-init stops without the version of the image.');
  }
  const model = valueOf('MODEL');
  const isBoard = model !== '' && model !== 'generic';
  if (isBoard && platform !== 'arm64') {
    says.push(`The board ${model} is arm64: the command needs --platform linux/arm64.`);
  }
  const base = valueOf('BASE_IMAGE') || valueOf('BASE_IMG');
  if (
    model.startsWith('rpi') &&
    base !== '' &&
    readBaseImage(base).distribution.family === 'rhel'
  ) {
    says.push(`kairos-init installs no kernel for ${model} on the Red Hat family.`);
  }
  return says;
}
