import { cutText } from '@/lib/base/text/cut-text';

import { decodeBase64 } from './decode-bytes';
import { SBOM_LIMITS } from './limits';
import { asFields, asText, type Fields, fieldsAt, listAt, textAt, valueAt } from './loose-fields';
import type { SbomSubject, SbomWrapper } from './model';

/** Something that is or may contain an SBOM: text, or a value of JSON. */
export type Layer = {
  readonly content: unknown;
  readonly wrappers: readonly SbomWrapper[];
  readonly subjects: readonly SbomSubject[];
  readonly platform: string;
  /** The type of the predicate that the content is; empty outside of a statement. */
  readonly predicateType: string;
};

/**
 * Opens one wrapper of any kind in which SBOMs are published: a list, a Sigstore bundle, a DSSE envelope, an
 * in-toto statement, the output of `docker buildx imagetools`, or a member that is called after the SBOM.
 * Null where the content is no wrapper.
 */
export function unwrap(layer: Layer): readonly Layer[] | null {
  const { content } = layer;
  if (Array.isArray(content)) {
    const list: readonly unknown[] = content.slice(0, SBOM_LIMITS.documents + 1);
    return list.map((each) => inside(layer, 'list', { content: each }));
  }
  const fields = asFields(content);
  if (fields === null) return null;
  return (
    openBundle(layer, fields) ??
    openEnvelope(layer, fields) ??
    openStatement(layer, fields) ??
    openImagetools(layer, fields) ??
    openMember(layer, fields)
  );
}

function inside(layer: Layer, wrapper: SbomWrapper, changes: Partial<Layer>): Layer {
  return { ...layer, wrappers: [...layer.wrappers, wrapper], ...changes };
}

function openBundle(layer: Layer, fields: Fields): readonly Layer[] | null {
  const envelope = fieldsAt(fields, 'dsseEnvelope');
  return envelope && [inside(layer, 'sigstore-bundle', { content: envelope })];
}

/** @see https://github.com/secure-systems-lab/dsse/blob/master/envelope.md */
function openEnvelope(layer: Layer, fields: Fields): readonly Layer[] | null {
  const payload = valueAt(fields, 'payload');
  if (typeof payload !== 'string') return null;
  return [inside(layer, 'dsse', { content: decodeBase64(payload) ?? '' })];
}

/**
 * The predicate is the SBOM, or has it as `Data`, which is how cosign writes unknown predicates.
 *
 * @see https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md
 */
function openStatement(layer: Layer, fields: Fields): readonly Layer[] | null {
  if (!textAt(fields, '_type').startsWith('https://in-toto.io/Statement/')) return null;
  const predicate = valueAt(fields, 'predicate');
  const data = valueAt(asFields(predicate) ?? {}, 'Data');
  const subjects = listAt(fields, 'subject')
    .slice(0, MAX_SUBJECTS)
    .flatMap((each) => readSubject(each) ?? []);
  const predicateType = textAt(fields, 'predicateType');
  return [inside(layer, 'in-toto', { content: data ?? predicate, subjects, predicateType })];
}

function readSubject(value: unknown): SbomSubject | null {
  const subject = asFields(value);
  if (subject === null) return null;
  const digests = Object.entries(fieldsAt(subject, 'digest') ?? {})
    .map(([algorithm, hex]) => `${algorithm}:${asText(hex).toLowerCase()}`)
    .filter((digest) => /^sha(?:256:[0-9a-f]{64}|512:[0-9a-f]{128})$/.test(digest));
  return { name: cutText(textAt(subject, 'name'), MAX_NAME).toWellFormed(), digests };
}

const MAX_NAME = 500;
const MAX_SUBJECTS = 100;

/** One SBOM, or one for each platform of the image; further ones are of the stages of its build. */
function openImagetools(layer: Layer, fields: Fields): readonly Layer[] | null {
  if (Object.hasOwn(fields, 'SPDX')) {
    const all = [valueAt(fields, 'SPDX'), ...listAt(fields, 'AdditionalSPDXs')];
    return all.map((content) => inside(layer, 'imagetools', { content }));
  }
  const platforms = Object.entries(fields).filter(
    ([key, value]) =>
      /^[a-z0-9]+\/[a-z0-9]+(?:\/v[0-9]+)?$/.test(key) &&
      Object.hasOwn(asFields(value) ?? {}, 'SPDX'),
  );
  if (platforms.length === 0) return null;
  return platforms.flatMap(
    ([platform, value]) => openImagetools({ ...layer, platform }, asFields(value) ?? {}) ?? [],
  );
}

/** As GitHub's API and `docker buildx imagetools` write it in longer output. */
function openMember(layer: Layer, fields: Fields): readonly Layer[] | null {
  const content = fieldsAt(fields, 'sbom') ?? fieldsAt(fields, 'SBOM');
  return content && [inside(layer, 'member', { content })];
}
