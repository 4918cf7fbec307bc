import 'server-only';
import { IMMUTABLE_MS } from '@/lib/base/freshness/refresh-plan';
import { ok } from '@/lib/base/result';
import type { MatrixReading } from '@/lib/matrix/expand/model';
import type { MatrixSource } from '@/lib/matrix/sources/model';

import { storedReading } from './parse-stored';
import type { Resource } from './resource';
import { fetchWorkflowText, readWorkflowText } from './workflow-file';

/**
 * The matrices of a source's workflow file at one whole commit: one request, once. A commit never changes, so neither
 * does its expansion.
 */
export function matrixExpansionResource(
  source: MatrixSource,
  commit: string,
): Resource<MatrixReading> {
  return {
    key: `matrix-expansion:${source.id}:${commit}`,
    version: 1,
    schema: storedReading,
    ttlMs: () => IMMUTABLE_MS,
    isImmutable: true,
    fetch: async (github) => {
      const text = await fetchWorkflowText({ github, source }, commit);
      if (!text.ok) return text;
      const value = await readWorkflowText(source, text.value);
      return ok({ kind: 'changed', value, etag: null });
    },
  };
}
