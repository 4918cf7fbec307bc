import 'server-only';
import { describeFailure } from '@/lib/base/failure';
import { fail, ok, type Result } from '@/lib/base/result';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import type { GitHub } from '@/lib/upstream/github/client';
import { matrixFileResource } from '@/lib/upstream/resources/matrix-file-resource';

import type { MatrixSnapshot } from './find-snapshot';

/**
 * Takes a snapshot of the present state of a source upstream. A matrix without jobs is refused with a
 * sentence, since it would replace a good snapshot with an empty one.
 */
export async function takeSnapshot(
  source: MatrixSource,
  github: GitHub,
  now: Date,
): Promise<Result<MatrixSnapshot, string>> {
  const fetched = await matrixFileResource(source, source.ref).fetch(github, null);
  if (!fetched.ok) return fail(describeFailure(fetched.failure));
  if (fetched.value.kind === 'unchanged') return fail('GitHub sent nothing.');
  const file = fetched.value.value;
  if (file.reading.jobs.every(({ jobs }) => jobs.length === 0)) {
    return fail(
      ['It has no jobs.', ...file.reading.problems.map(({ message }) => message)].join(' '),
    );
  }
  return ok({
    takenAt: now.toISOString(),
    source: source.id,
    ref: source.ref,
    linesAreExact: true,
    ...file,
  });
}

/** Formats a snapshot as the text of its file. */
export function formatSnapshot(snapshot: MatrixSnapshot): string {
  return `${JSON.stringify(snapshot, null, 1)}\n`;
}
