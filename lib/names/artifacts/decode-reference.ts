import { findProgram } from '@/lib/names/catalog/programs';
import { cutReference } from '@/lib/names/references/cut-reference';
import type { ImageReference } from '@/lib/names/references/model';
import { checkReference } from '@/lib/names/references/parse-reference';

import { decodeParsedTag, decodeTag } from './decode-tag';
import { explained, type Decoded } from './decoded';
import type { NameParts } from './name-parts';
import { boardOf, parseTag, type ParsedName } from './parse-name';
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
  const parsed = tag === null ? null : parseTag(tag);
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
  const decoded = decodeParsedTag(tag, parsed, { name, form: 'reference', parts });
  return { ...decoded, remarks: [...decoded.remarks, ...remarksOnOrigin(reference)] };
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
    ...boardOf(flavor ?? ''),
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
  const program = isOfKairos(reference) ? findProgram(lastComponent(repository)) : null;
  if (program !== null && (program.name !== 'hadron' || reference.registry === 'ghcr.io')) {
    const parts = { ...place, name: program.name, version: tag };
    const remarks = [`${program.name}: ${program.is}.`];
    return explained({ kind: 'component', form: 'reference', name, parts, remarks });
  }
  if (isOfC3os(repository)) {
    const remarks = ['An image of c3os, the forerunner of Kairos.'];
    return explained({
      kind: 'legacy',
      form: 'reference',
      name,
      era: 'E0',
      parts: { ...place, version: tag },
      remarks,
    });
  }
  if (!isOfKairos(reference)) return foreign(name, place);
  const parts = { ...place, flavor: lastComponent(repository) };
  if (tag === null && digest !== null) {
    return decodeTag(digest, { name, form: 'reference', parts });
  }
  const decoded = decodeTag(tag ?? 'latest', { name, form: 'reference', parts });
  if (tag !== null) return decoded;
  return { ...decoded, remarks: ['No tag: a client asks for “latest”.', ...decoded.remarks] };
}

function foreign(name: string, parts: Partial<NameParts>): Decoded {
  const problem =
    'Not an image of Kairos: those are in quay.io/kairos/<flavor>, and their tags have “-core-” or “-standard-” and an architecture.';
  return explained({ kind: 'foreign', form: 'reference', name, parts, problem });
}

function remarksOnOrigin({ registry, repository }: ImageReference): readonly string[] {
  if (registry === 'quay.io' && /^kairos\/[^/]+$/.test(repository)) return [];
  return ['Not in quay.io/kairos, where Kairos publishes: a mirror, or an image of one’s own.'];
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
