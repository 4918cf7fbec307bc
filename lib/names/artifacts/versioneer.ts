import { fail, ok, type Result } from '@/lib/base/result';

/** What versioneer takes, in its own words; an empty text is a missing one. */
export type VersioneerInput = {
  readonly flavor: string;
  readonly flavorRelease: string;
  readonly variant: string;
  readonly model: string;
  readonly arch: string;
  readonly version: string;
  readonly softwareVersion: string;
  readonly softwareVersionPrefix: string;
  /** Registry and organisation, such as `quay.io/kairos`. */
  readonly registryAndOrg: string;
  /** What tells base images apart, such as a branch. */
  readonly id: string;
};

/** A name, or the complaint that versioneer makes, in its own words. */
export type VersioneerName = Result<string, string>;

/**
 * Names a container image by the written rule, with versioneer's checks in versioneer's order.
 *
 * @see https://github.com/kairos-io/kairos/blob/master/sdk/versioneer/versioneer.go
 */
export function containerName(input: VersioneerInput): VersioneerName {
  const complaint = checkFlavor(input) ?? checkVersioned(input) ?? checkRegistry(input);
  return complaint === null ? ok(`${repository(input)}:${tagOf(input)}`) : fail(complaint);
}

/** Names the tag alone: {@link bootableName} without flavor, with each `+` turned to `-`. */
export function tagName(input: VersioneerInput): VersioneerName {
  const complaint = checkVersioned(input);
  return complaint === null ? ok(tagOf(input)) : fail(complaint);
}

/** Names what boots (the ISO, without its ending); the flavor is checked last. */
export function bootableName(input: VersioneerInput): VersioneerName {
  const complaint = checkVersioned(input) ?? checkFlavor(input);
  return complaint === null
    ? ok(`kairos-${input.flavor}-${versionedWords(input)}`)
    : fail(complaint);
}

/** Names the tag of a base image, which has neither variant nor version. */
export function baseTag(input: VersioneerInput): VersioneerName {
  const complaint = checkBase(input);
  return complaint === null ? ok(baseWords(input)) : fail(complaint);
}

/** Names a base image: its tag and what tells it apart. */
export function baseContainerName(input: VersioneerInput): VersioneerName {
  const complaint =
    checkFlavor(input) ?? checkId(input) ?? checkBase(input) ?? checkRegistry(input);
  if (complaint !== null) return fail(complaint);
  return ok(`${repository(input)}:${baseWords(input)}-${input.id}`);
}

/** What versioneer writes to `/etc/kairos-release` about an image, by variable; the registry is checked first. */
export function osReleaseVariables(
  input: VersioneerInput,
): Result<Readonly<Record<string, string>>, string> {
  const complaint = checkRegistry(input) ?? checkVersioned(input) ?? checkFlavor(input);
  return complaint === null ? ok(releaseVariables(input)) : fail(complaint);
}

function releaseVariables(input: VersioneerInput): Readonly<Record<string, string>> {
  const { flavor, flavorRelease, variant, version, softwareVersion } = input;
  const name = `kairos-${variant}-${flavor}-${flavorRelease}`;
  const software = softwareVersion === '' ? '' : `-${softwareVersion.replaceAll('+', '-')}`;
  const longVersion = `${version}${software}`;
  return {
    KAIROS_NAME: name,
    KAIROS_VERSION: longVersion,
    KAIROS_ID: 'kairos',
    KAIROS_ID_LIKE: name,
    KAIROS_VERSION_ID: longVersion,
    KAIROS_PRETTY_NAME: `${name} ${longVersion}`,
    KAIROS_IMAGE_REPO: `${repository(input)}:${tagOf(input)}`,
    KAIROS_IMAGE_LABEL: tagOf(input),
    KAIROS_ARTIFACT: `kairos-${flavor}-${versionedWords(input)}`,
    ...ownVariables(input),
  };
}

function ownVariables(input: VersioneerInput): Readonly<Record<string, string>> {
  const { softwareVersion, softwareVersionPrefix } = input;
  return {
    KAIROS_FLAVOR: input.flavor,
    KAIROS_FLAVOR_RELEASE: input.flavorRelease,
    KAIROS_VARIANT: input.variant,
    KAIROS_MODEL: input.model,
    KAIROS_TARGETARCH: input.arch,
    KAIROS_RELEASE: input.version,
    KAIROS_REGISTRY_AND_ORG: input.registryAndOrg,
    ...(softwareVersion !== '' && { KAIROS_SOFTWARE_VERSION: softwareVersion }),
    ...(softwareVersionPrefix !== '' && {
      KAIROS_SOFTWARE_VERSION_PREFIX: softwareVersionPrefix,
    }),
  };
}

function repository({ registryAndOrg, flavor }: VersioneerInput): string {
  return `${registryAndOrg}/${flavor}`;
}

function tagOf(input: VersioneerInput): string {
  return versionedWords(input).replaceAll('+', '-');
}

function versionedWords(input: VersioneerInput): string {
  const { flavorRelease, variant, arch, model, version } = input;
  const { softwareVersion, softwareVersionPrefix } = input;
  const software = softwareVersion === '' ? '' : `-${softwareVersionPrefix}${softwareVersion}`;
  return `${[flavorRelease, variant, arch, model, version].join('-')}${software}`;
}

function baseWords({ flavorRelease, arch, model }: VersioneerInput): string {
  return [flavorRelease, arch, model].join('-');
}

function checkVersioned(input: VersioneerInput): string | null {
  if (input.version === '') return 'Version is empty';
  return input.variant === '' ? 'Variant is empty' : checkBase(input);
}

function checkBase(input: VersioneerInput): string | null {
  if (input.flavorRelease === '') return 'FlavorRelease is empty';
  if (input.model === '') return 'Model is empty';
  if (input.arch === '') return 'Arch is empty';
  if (input.softwareVersion === '' || input.softwareVersionPrefix !== '') return null;
  return 'SoftwareVersionPrefix should be defined when SoftwareVersion is not empty';
}

function checkFlavor({ flavor }: VersioneerInput): string | null {
  return flavor === '' ? 'Flavor is empty' : null;
}

function checkId({ id }: VersioneerInput): string | null {
  return id === '' ? 'no id passed' : null;
}

function checkRegistry({ registryAndOrg }: VersioneerInput): string | null {
  return registryAndOrg === '' ? 'registry-and-org must be set' : null;
}
