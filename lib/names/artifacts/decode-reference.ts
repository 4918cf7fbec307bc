import type { Program } from '@/lib/names/catalog/model';
import { findProgram } from '@/lib/names/catalog/programs';
import { readBaseImage } from '@/lib/names/distributions/read-base-image';
import { cutReference } from '@/lib/names/references/cut-reference';
import type { ImageReference } from '@/lib/names/references/model';
import { checkReference } from '@/lib/names/references/parse-reference';

import { decodeParsedTag, decodeTag } from './decode-tag';
import { explained, type Decoded } from './decoded';
import { boardOf } from './early-board';
import type { NameParts } from './name-parts';
import { parseTag, type ParsedName } from './parse-name';
import { EARLY_FLAVORS } from './words';

/** Decodes an image reference: the repository may state parts that its tag leaves out. */
export function decodeReference(text: string): Decoded {
  const reference = cutReference(text);
  const decoded = decodeParts(text, reference);
  const problem = decoded.problem ?? checkReference(reference)?.message ?? null;
  return { ...decoded, problem };
}

function decodeParts(name: string, reference: ImageReference): Decoded {
  const { registry, repository, tag, digest } = reference;
  const origin: Partial<NameParts> = { registry, repository, ...(digest !== null && { digest }) };
  const parsed = tag === null ? null : parseTag(tag, lastComponent(repository));
  if (tag !== null && parsed !== null && parsed.shape !== 'version') {
    return decodeImage(name, { reference, tag, parsed });
  }
  const early = earlyRepository(repository);
  if (early !== null && tag !== null && parsed !== null) {
    return decodeEarlyImage(name, { reference, tag, parsed, early });
  }
  return explainOther(name, reference, origin);
}

type TaggedImage = {
  readonly reference: ImageReference;
  readonly tag: string;
  readonly parsed: ParsedName;
};

function decodeImage(name: string, { reference, tag, parsed }: TaggedImage): Decoded {
  const { registry, repository, digest } = reference;
  const flavor = parsed.parts.flavor ?? lastComponent(repository);
  const parts = { registry, repository, flavor, digest };
  const isOfCi = parsed.isFlavorInTag && isCiRepository(reference);
  const read: ParsedName = isOfCi
    ? { ...parsed, shape: 'flavor-release-variant-arch-model' }
    : parsed;
  const decoded = decodeParsedTag(tag, read, { name, form: 'reference', parts });
  return { ...decoded, remarks: [...decoded.remarks, ...remarksOnOrigin(reference)] };
}

/** The parts that a repository states without a tag; null for one that is not of Kairos. */
export function partsOfRepository(reference: ImageReference): Partial<NameParts> | null {
  const { registry, repository } = reference;
  const early = earlyRepository(repository);
  if (early !== null) {
    const { variant, flavor, isRaw } = early;
    const suffix = isRaw ? 'img' : '';
    return { registry, repository, variant, flavor, suffix, ...boardOf(flavor ?? '', null) };
  }
  if (!isOfKairos(reference) || programOf(reference) !== null) return null;
  return { registry, repository, flavor: lastComponent(repository) };
}

/** Where CI pushes what it builds between releases. */
function isCiRepository({ registry, repository }: ImageReference): boolean {
  return (
    (registry === 'ghcr.io' && /^kairos-io\/kairos\/[^/]+$/.test(repository)) ||
    lastComponent(repository) === 'ci-temp-images'
  );
}

type EarlyRepository = Pick<NameParts, 'variant' | 'flavor'> & { readonly isRaw: boolean };

function decodeEarlyImage(
  name: string,
  { reference, tag, parsed, early }: TaggedImage & { readonly early: EarlyRepository },
): Decoded {
  const { registry, repository, digest } = reference;
  const { variant, flavor, isRaw } = early;
  const parts = {
    registry,
    repository,
    digest,
    variant,
    flavor,
    ...boardOf(flavor ?? '', parsed.parts.version),
    ...(isRaw && { suffix: 'img' as const }),
  };
  const decoded = decodeParsedTag(tag, parsed, { name, form: 'reference', parts });
  return { ...decoded, remarks: [...decoded.remarks, ...remarksOnOrigin(reference)] };
}

function earlyRepository(repository: string): EarlyRepository | null {
  const found = /^(core|kairos)-([a-z][a-z0-9-]*?)(-img)?$/.exec(lastComponent(repository));
  if (found === null || findProgram(lastComponent(repository)) !== null) return null;
  const [, prefix, flavor = '', mark] = found;
  if (!EARLY_FLAVORS.includes(flavor) && prefix !== 'core') return null;
  return { flavor, variant: prefix === 'core' ? 'core' : 'standard', isRaw: mark !== undefined };
}

function explainOther(name: string, reference: ImageReference, place: Partial<NameParts>): Decoded {
  const { repository, tag, digest } = reference;
  const program = programOf(reference);
  if (program !== null) return explainProgram(name, program, { ...place, version: tag });
  if (isOfC3os(repository)) {
    const remarks = ['An image of c3os, the predecessor of Kairos.'];
    const parts = { ...place, version: tag };
    return explained({ kind: 'legacy', form: 'reference', name, era: 'E0', parts, remarks });
  }
  if (!isOfKairos(reference)) return foreign(name, place);
  const parts = { ...place, flavor: lastComponent(repository) };
  if (tag === null && digest !== null) {
    return decodeTag(digest, { name, form: 'reference', parts });
  }
  const decoded = decodeTag(tag ?? 'latest', { name, form: 'reference', parts });
  if (tag !== null) return decoded;
  return { ...decoded, remarks: ['No tag: clients pull “latest”.', ...decoded.remarks] };
}

/** The program whose image a reference is; Hadron's base images are only in ghcr.io/kairos-io. */
function programOf(reference: ImageReference): Program | null {
  if (!isOfKairos(reference)) return null;
  const { registry, repository } = reference;
  const program = findProgram(lastComponent(repository));
  if (program === null || !program.name.startsWith('hadron')) return program;
  const path = `${registry ?? ''}/${repository}`;
  return /(?:^|\/)kairos-io\/hadron[a-z-]*$/.test(path) ? program : null;
}

/** Tags of the framework image may state the board after the version, as in `v2.4.3_generic`. */
const FRAMEWORK_TAG = /^(v[0-9][0-9A-Za-z.-]*)_([a-z0-9-]+)$/;

function explainProgram(
  name: string,
  { name: program, is }: Program,
  place: Partial<NameParts>,
): Decoded {
  const framework = FRAMEWORK_TAG.exec(place.version ?? '');
  const [, version = place.version ?? null, board] = framework ?? [];
  const parts = { ...place, name: program, version, ...(board !== undefined && { model: board }) };
  const remarks = [`${program}: ${is}.`];
  return explained({ kind: 'component', form: 'reference', name, parts, remarks });
}

/** An image of another project: a distribution that Kairos is built from, or anything else. */
function foreign(name: string, parts: Partial<NameParts>): Decoded {
  const { distribution } = readBaseImage(name);
  const isBase = distribution.family !== 'other';
  const system = `${distribution.name} ${distribution.release ?? ''}`.trim();
  const what = isBase
    ? `Not an image of Kairos, but of ${system}, from which one can be built`
    : 'Not an image of Kairos';
  const problem = `${what}: images of Kairos are in quay.io/kairos/<flavor>, and their tags have “-core-” or “-standard-” and an architecture.`;
  return explained({
    kind: 'foreign',
    form: 'reference',
    name,
    parts,
    problem,
    base: isBase ? name : null,
  });
}

function remarksOnOrigin(reference: ImageReference): readonly string[] {
  const { registry, repository } = reference;
  if (registry === 'quay.io' && /^kairos\/[^/]+$/.test(repository)) return [];
  if (isCiRepository(reference)) return ['In a repository of CI, which has no releases.'];
  return ['Not in quay.io/kairos, where Kairos publishes: a mirror, or a custom build.'];
}

function isOfKairos({ repository }: ImageReference): boolean {
  return /(?:^|\/)kairos(?:-io)?\//.test(repository);
}

function isOfC3os(repository: string): boolean {
  return /(?:^|\/)c3os(?:-io)?(?:\/|$)/.test(repository);
}

function lastComponent(repository: string): string {
  return repository.slice(repository.lastIndexOf('/') + 1);
}
