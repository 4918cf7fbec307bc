import { describeCommit, readDescribedVersion } from '@/lib/names/versions/git-describe';

import type { DecodedForm } from './decoded';
import type { NameEra } from './era-of-name';
import type { NameParts } from './name-parts';
import type { ParsedName } from './parse-name';
import { isFileFlavor } from './words';

/** A parsed name with its era. */
export type ReadName = NameEra & {
  readonly form: DecodedForm;
  readonly parsed: ParsedName;
  /** The parts, with those that the repository states. */
  readonly parts: NameParts;
};

/** Sentences on what a name leaves out, then on what is odd about it. */
export function remarksOn(name: ReadName): readonly string[] {
  return [
    ...missingParts(name),
    ...oddParts(name.parts),
    ...oddVariant(name.parts, name.era?.id === 'E6'),
    ...oddSpelling(name),
    ...oddOrigin(name),
  ];
}

function missingParts({ form, parsed, parts, era }: ReadName): readonly string[] {
  const says: string[] = [];
  if (parts.flavor === null && parsed.shape !== 'version') {
    says.push('The name does not include the flavor: that is the name of the repository.');
  }
  if (parsed.shape === 'version' && parts.flavor === null) {
    says.push(
      era === null
        ? 'A version with its Kubernetes: flavor, architecture and board are not included.'
        : 'Variant and flavor are in the name of the repository: core-<flavor> or kairos-<flavor>.',
    );
  }
  if (parts.arch === null && !(parsed.shape === 'version' && era === null)) {
    says.push(
      'Names before v2.4.0 do not include architecture and model: those without “arm” are for amd64.',
    );
  }
  if (parts.flavorRelease === null && parts.flavor !== null) {
    says.push('Names before v2.4.2 do not include the version of the distribution.');
  }
  if (era?.id === 'E5' && form === 'file' && mayDifferFromImage(parts.flavor ?? '')) {
    says.push(
      'Files are named after os-release and images after the base image: rocky 9.6 is rockylinux 9.',
    );
  }
  return says;
}

function mayDifferFromImage(flavor: string): boolean {
  return isFileFlavor(flavor) || flavor === 'opensuse';
}

/** Sentences on parts that are odd in any name. */
export function oddParts(parts: NameParts): readonly string[] {
  const { model, arch, version, branch, commit, suffix, customPrefix, customSuffix } = parts;
  const says: string[] = [];
  if (model !== null && model !== 'generic' && arch !== null && arch !== 'arm64') {
    says.push(`The model ${model} on ${arch}: this board is arm64.`);
  }
  if (version !== null && !version.startsWith('v')) {
    says.push('The version lacks its “v”, which kairos-init adds inside the image.');
  }
  const described = version === null ? null : readDescribedVersion(version);
  if (described !== null) {
    says.push(`Not a release: git describe names it, ${describeCommit(described)}.`);
  } else if (version !== null && version.endsWith('-dirty')) {
    says.push('“-dirty” is written by git describe: it was built with uncommitted changes.');
  }
  if (branch !== null) says.push(remarkOnBranch(branch));
  if (commit !== null) says.push(`Built by CI at commit ${commit}: not the image of a release.`);
  if (suffix === 'img') {
    says.push('A raw disk packed in an image, to be extracted and not to be run.');
  }
  for (const custom of [customPrefix, customSuffix]) {
    if (custom !== null) {
      says.push(`“${custom}” is not a part of Kairos’ names: this is a custom build.`);
    }
  }
  return says;
}

function remarkOnBranch(branch: string): string {
  if (/^V[0-9]+\.[0-9]+\.[0-9]/.test(branch)) {
    return `Versions begin with a lowercase “v”, and tags are case-sensitive: ${branch.replace('V', 'v')}.`;
  }
  return /^v?[0-9]/i.test(branch)
    ? `“${branch}” is not a full version of Kairos: those have three numbers.`
    : `“${branch}” in place of the version: a floating tag.`;
}

/** Sentences on a variant that contradicts the Kubernetes of a name. */
export function oddVariant(parts: NameParts, isOfCi: boolean): readonly string[] {
  const { variant, kubernetes } = parts;
  const says: string[] = [];
  if (variant === 'core' && kubernetes !== null) {
    says.push(`A core image that carries ${kubernetes.distro}: core means without Kubernetes.`);
  }
  if (variant === 'standard' && kubernetes === null) {
    const why = isOfCi ? ', as CI makes it' : '';
    says.push(`A standard image without Kubernetes in its name${why}.`);
  }
  if (kubernetes !== null && kubernetes.version === null) {
    says.push(`The name states the Kubernetes distribution, ${kubernetes.distro}, but no version.`);
  }
  return says;
}

function oddSpelling({ form, parsed, parts, era }: ReadName): readonly string[] {
  const says: string[] = [];
  if (parsed.segment?.isDoubled === true) {
    says.push('The Kubernetes distribution is written twice: the version already included it.');
  }
  if (parsed.segment?.plus === '_') {
    says.push('“_” in place of the “+” of the Kubernetes version: the file was renamed.');
  }
  if (parsed.segment?.isUnprefixed === true && parsed.shape === 'version') {
    says.push('A node prints its version like this: Kairos’ version, then that of Kubernetes.');
  }
  if (parsed.isForeignArch) {
    says.push('The architecture is written as uname does; Kairos writes it as Go does.');
  }
  if (parsed.platform !== null) {
    const isOther = parts.arch !== null && parsed.platform !== parts.arch;
    const against = isOther ? `, against the ${parts.arch ?? ''} in the name` : '';
    says.push(`“_linux_${parsed.platform}” was added when the image was unpacked${against}.`);
  }
  if (form === 'file' && isMisspelledFile(parsed, era)) {
    says.push('The Kubernetes part is not written as in the files of this version.');
  }
  return says;
}

function oddOrigin({ parsed, parts, isSelfBuilt, era }: ReadName): readonly string[] {
  const says: string[] = [];
  const isDescribed = readDescribedVersion(parts.version ?? '') !== null;
  if (isSelfBuilt && !isDescribed) {
    says.push(
      `Kairos ${parts.version ?? ''} did not use this naming scheme: it looks like a custom build.`,
    );
  }
  if (era?.id === 'E6' && parsed.isFlavorInTag) {
    says.push('A tag of CI: it repeats the flavor, and belongs to no release.');
  } else if (parsed.isFlavorInTag && parts.customPrefix === null) {
    says.push('The tag repeats the flavor, which tags of releases do not.');
  }
  if (!parsed.isKnownModel) says.push(`The model “${parts.model ?? ''}” is not one of Kairos.`);
  if (!parsed.isKnownFlavor) {
    says.push('The flavor is unknown: its version is taken to begin at the first number.');
  }
  return says;
}

function isMisspelledFile({ segment }: ParsedName, era: NameEra['era']): boolean {
  const spelling = era?.fileKubernetes ?? null;
  if (segment === null || spelling === null) return false;
  const isOther = segment.before !== spelling.before || segment.between !== spelling.between;
  return isOther || (segment.plus === '-' && spelling.plus === '+');
}
