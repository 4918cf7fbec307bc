import { fail, ok, type Result } from '@/lib/base/result';
import { shiftProblem, type TextProblem } from '@/lib/base/text/text-problem';

import { checkDigest } from './check-digest';
import { checkHost } from './check-host';
import { checkRepository } from './check-repository';
import { checkTag } from './check-tag';
import { cutReference } from './cut-reference';
import type { ImageReference } from './model';

/**
 * Parses an image reference by the grammar that registries share, and checks each part. The failure is
 * the first problem, with its position in the text.
 *
 * @see https://pkg.go.dev/github.com/distribution/reference
 */
export function parseReference(text: string): Result<ImageReference, TextProblem> {
  const reference = cutReference(text);
  const problem = checkReference(reference);
  return problem === null ? ok(reference) : fail(problem);
}

/** Checks the parts of a reference by the same grammar; the first problem has its position in the full text. */
export function checkReference(reference: ImageReference): TextProblem | null {
  const { registry, repository, tag, digest } = reference;
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
