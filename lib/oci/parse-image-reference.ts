import { fail, ok, type Result } from '@/lib/result';

import { checkDigest } from './check-digest';
import { checkHost } from './check-host';
import { checkRepository } from './check-repository';
import { checkTag } from './check-tag';
import { shiftProblem, type TextProblem } from './text-problem';

/** The name of a container image cut at its separators; null where a part is absent. */
export type ImageReferenceParts = {
  /** Host with its port. */
  readonly registry: string | null;
  readonly repository: string;
  readonly tag: string | null;
  readonly digest: string | null;
};

/**
 * Takes an image reference apart and checks each part; the first offence is placed in the whole text.
 *
 * A first component is a host only if it holds a dot or a colon or is `localhost`, as Docker has it.
 *
 * @see https://pkg.go.dev/github.com/distribution/reference
 */
export function parseImageReference(text: string): Result<ImageReferenceParts, TextProblem> {
  const parts = cutImageReference(text);
  const problem = checkParts(parts);
  return problem === null ? ok(parts) : fail(problem);
}

/** Cuts a reference at its separators without a word about the spelling of the parts. */
export function cutImageReference(text: string): ImageReferenceParts {
  const at = text.indexOf('@');
  const name = at < 0 ? text : text.slice(0, at);
  const slash = name.indexOf('/');
  const hasHost = slash >= 0 && isHost(name.slice(0, slash));
  const start = hasHost ? slash + 1 : 0;
  const colon = name.indexOf(':', start);
  return {
    registry: hasHost ? name.slice(0, slash) : null,
    repository: name.slice(start, colon < 0 ? name.length : colon),
    tag: colon < 0 ? null : name.slice(colon + 1),
    digest: at < 0 ? null : text.slice(at + 1),
  };
}

function isHost(component: string): boolean {
  return component === 'localhost' || /[.:]/.test(component);
}

function checkParts({
  registry,
  repository,
  tag,
  digest,
}: ImageReferenceParts): TextProblem | null {
  const repositoryStart = registry === null ? 0 : registry.length + 1;
  const tagStart = repositoryStart + repository.length + 1;
  const digestStart = tag === null ? tagStart : tagStart + tag.length + 1;
  return (
    (registry === null ? null : checkHost(registry)) ??
    placed(checkRepository(repository, registry?.length ?? 0), repositoryStart) ??
    (tag === null ? null : placed(checkTag(tag), tagStart)) ??
    (digest === null ? null : placed(checkDigest(digest), digestStart))
  );
}

function placed(problem: TextProblem | null, start: number): TextProblem | null {
  return problem === null ? null : shiftProblem(problem, start);
}
