import type { DecodedForm } from './decoded';
import type { NameEra } from './era-of-name';
import { findDefects } from './known-defects';
import type { NameParts } from './name-parts';
import type { ParsedName } from './parse-name';

/** A parsed name with its era. */
export type ReadName = NameEra & {
  readonly form: DecodedForm;
  readonly parsed: ParsedName;
  /** The parts, with those that the repository states. */
  readonly parts: NameParts;
};

/** Sentences on what a name leaves out, then on what is odd about it, then its known defects. */
export function remarksOn(name: ReadName): readonly string[] {
  return [
    ...missingParts(name),
    ...oddWords(name.parts),
    ...oddKubernetes(name),
    ...oddOrigin(name),
    ...findDefects(name.parts).map(({ says }) => says),
  ];
}

function missingParts({ form, parsed, parts, era }: ReadName): readonly string[] {
  const says: string[] = [];
  if (parts.flavor === null && parsed.shape !== 'version') {
    says.push('The name does not tell the flavor: that is the name of the repository.');
  }
  if (parsed.shape === 'version' && parts.flavor === null) {
    says.push(
      'Variant and flavor are in the name of the repository: core-<flavor> or kairos-<flavor>.',
    );
  }
  if (parts.arch === null) {
    says.push(
      'Names of this time tell neither architecture nor model: those without “arm” were for amd64.',
    );
  }
  if (parts.flavorRelease === null && parts.flavor !== null) {
    says.push('Names of this time do not tell the release of the flavor.');
  }
  if (era?.id === 'E5' && form === 'file' && parts.flavor !== 'hadron') {
    says.push(
      'Flavor and release are those of os-release; the image may be named otherwise (rockylinux 9 for rocky 9.6).',
    );
  }
  return says;
}

function oddWords({ model, arch, version, branch, commit, suffix }: NameParts): readonly string[] {
  const says: string[] = [];
  if (model !== null && model !== 'generic' && arch !== null && arch !== 'arm64') {
    says.push(`The model ${model} on ${arch}: this board is arm64.`);
  }
  if (version !== null && !version.startsWith('v')) {
    says.push('The version lacks its “v”, which kairos-init adds inside the image.');
  }
  if (version !== null && /-[0-9]+-g[0-9a-f]{7,}/.test(version)) {
    says.push(
      'The version is that of git describe: so many commits after the tag, at this commit.',
    );
  }
  if (branch !== null) says.push(`“${branch}” stands in the version’s place: a name that moves.`);
  if (commit !== null) says.push(`Made by CI at commit ${commit}: not the image of a release.`);
  if (suffix === 'img')
    says.push('A raw disk packed in an image, to be extracted and not to be run.');
  return says;
}

function oddKubernetes({ parsed, parts, era }: ReadName): readonly string[] {
  const { variant, kubernetes } = parts;
  const says: string[] = [];
  if (variant === 'core' && kubernetes !== null) {
    says.push(`A core image that carries ${kubernetes.distro}: core means without Kubernetes.`);
  }
  if (variant === 'standard' && kubernetes === null) {
    const why = era?.id === 'E6' ? ', as CI makes it' : '';
    says.push(`A standard image without Kubernetes in its name${why}.`);
  }
  if (kubernetes !== null && kubernetes.version === null) {
    says.push(`The name tells the distribution, ${kubernetes.distro}, and not its version.`);
  }
  if (parsed.segment?.isDoubled === true) {
    says.push('The distribution stands twice: its name was given as a part of the version, too.');
  }
  if (parsed.segment?.plus === '_') {
    says.push('“_” stands for the “+” of the Kubernetes version: the file was renamed.');
  }
  return says;
}

function oddOrigin({ form, parsed, parts, isSelfBuilt, era }: ReadName): readonly string[] {
  const says: string[] = [];
  if (isSelfBuilt) {
    says.push(
      `Kairos ${parts.version ?? ''} was not named like this: it looks like an image of one’s own.`,
    );
  }
  if (!parsed.isKnownModel) says.push(`The model “${parts.model ?? ''}” is not one of Kairos.`);
  if (!parsed.isKnownFlavor) {
    says.push('The flavor is not a known one: where it ends is told by the first number.');
  }
  if (parsed.isForeignArch)
    says.push('The architecture is written as uname does; Kairos writes it as Go does.');
  if (form === 'file' && isMisspelledFile(parsed, era)) {
    says.push('The Kubernetes part is not written as in the files of this version.');
  }
  return says;
}

function isMisspelledFile({ segment }: ParsedName, era: NameEra['era']): boolean {
  const spelling = era?.fileKubernetes ?? null;
  if (segment === null || spelling === null) return false;
  const isOther = segment.before !== spelling.before || segment.between !== spelling.between;
  return isOther || (segment.plus === '-' && spelling.plus === '+');
}
