import { fail, ok, type Result } from '@/lib/result';

import { cutReference, type ReferencePart } from './cut-reference';
import type { ImageReference, ReferenceDefect } from './model';

/** Most characters that a tag may have. */
const TAG_LIMIT = 128;

/** Most characters that the path of a repository may have. */
const REPOSITORY_LIMIT = 255;

/** Characters of the digests that registries know, by algorithm. */
const DIGEST_LENGTHS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

const HOST_LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;
const PATH_COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const ALGORITHM = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*$/;

/**
 * Takes the name of a container image apart by the grammar that registries share. A text that breaks the
 * grammar is answered with a sentence that names the part, the character and its place.
 *
 * @see https://pkg.go.dev/github.com/distribution/reference
 */
export function parseReference(text: string): Result<ImageReference, ReferenceDefect> {
  const { registry, repository, tag, digest } = cutReference(text);
  const defect =
    (registry && registryDefect(registry)) ??
    repositoryDefect(repository) ??
    (tag && tagDefect(tag)) ??
    (digest && digestDefect(digest));
  if (defect !== null) return fail(defect);
  return ok({
    registry: registry?.text ?? null,
    repository: repository.text,
    tag: tag?.text ?? null,
    digest: digest?.text ?? null,
  });
}

function registryDefect({ text, start }: ReferencePart): ReferenceDefect | null {
  const [, host = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(text) ?? [];
  const portPart = { text: port ?? '', start: start + host.length + 1 };
  const isAddress = /^\[[0-9A-Fa-f:.]+\]$/.test(host);
  return (
    (isAddress
      ? null
      : hostDefect({ text: host === '' && port === undefined ? text : host, start })) ??
    (port === undefined ? null : characterDefect('port', portPart, /[0-9]/))
  );
}

function hostDefect(part: ReferencePart): ReferenceDefect | null {
  return (
    characterDefect('registry', part, /[A-Za-z0-9.-]/) ??
    componentDefect({ name: 'registry', part, separator: '.', pattern: HOST_LABEL })
  );
}

function repositoryDefect(part: ReferencePart): ReferenceDefect | null {
  const capital = part.text.search(/[A-Z]/);
  if (capital >= 0) {
    const place = part.start + capital + 1;
    const letter = part.text.charAt(capital);
    return at(
      place,
      `The repository must be lower case, but has “${letter}” (character ${place}).`,
    );
  }
  return (
    characterDefect('repository', part, /[a-z0-9._/-]/) ??
    componentDefect({ name: 'repository', part, separator: '/', pattern: PATH_COMPONENT }) ??
    lengthDefect('repository', part, REPOSITORY_LIMIT)
  );
}

function tagDefect(part: ReferencePart): ReferenceDefect | null {
  const first = part.text.charAt(0);
  if (first === '.' || first === '-') {
    const place = part.start + 1;
    return at(place, `The tag must not begin with “${first}” (character ${place}).`);
  }
  return characterDefect('tag', part, /[A-Za-z0-9_.-]/) ?? lengthDefect('tag', part, TAG_LIMIT);
}

function digestDefect({ text, start }: ReferencePart): ReferenceDefect | null {
  const colon = text.indexOf(':');
  const algorithm = colon < 0 ? text : text.slice(0, colon);
  const place = start + algorithm.length + 1;
  if (!ALGORITHM.test(algorithm)) {
    return at(start + 1, `The digest must begin with an algorithm (character ${start + 1}).`);
  }
  if (colon < 0) return at(place, `The digest lacks “:” after its algorithm (character ${place}).`);

  const hex = { text: text.slice(colon + 1), start: start + colon + 1 };
  return characterDefect('digest', hex, /[0-9a-f]/) ?? digestLengthDefect(algorithm, hex);
}

function digestLengthDefect(algorithm: string, hex: ReferencePart): ReferenceDefect | null {
  const exact = DIGEST_LENGTHS[algorithm];
  const length = hex.text.length;
  if (exact === undefined ? length >= 32 : length === exact) return null;
  const needed = exact === undefined ? 'at least 32' : `${exact}`;
  const place = hex.start + 1;
  return at(
    place,
    `The digest has ${length} characters after “${algorithm}:” (character ${place}), and needs ${needed}.`,
  );
}

function characterDefect(
  name: string,
  part: ReferencePart,
  allowed: RegExp,
): ReferenceDefect | null {
  if (part.text === '') {
    const place = part.start + 1;
    return at(place, `The ${name} is empty (character ${place}).`);
  }
  let place = part.start + 1;
  for (const character of part.text) {
    if (!allowed.test(character)) {
      return at(place, `The ${name} must not hold “${character}” (character ${place}).`);
    }
    place += character.length;
  }
  return null;
}

type Components = {
  readonly name: string;
  readonly part: ReferencePart;
  readonly separator: string;
  readonly pattern: RegExp;
};

function componentDefect({ name, part, separator, pattern }: Components): ReferenceDefect | null {
  let place = part.start + 1;
  for (const component of part.text.split(separator)) {
    if (component === '') {
      return at(place, `The ${name} has an empty part beside “${separator}” (character ${place}).`);
    }
    if (!pattern.test(component)) {
      return at(
        place,
        `The ${name} has the part “${component}” (character ${place}), whose punctuation does not stand singly between letters or digits.`,
      );
    }
    place += component.length + separator.length;
  }
  return null;
}

function lengthDefect(name: string, part: ReferencePart, limit: number): ReferenceDefect | null {
  if (part.text.length <= limit) return null;
  const place = part.start + limit + 1;
  return at(place, `The ${name} is longer than ${limit} characters (character ${place}).`);
}

function at(position: number, message: string): ReferenceDefect {
  return { message, position };
}
