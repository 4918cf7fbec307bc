import 'server-only';

import { freshnessOf } from '@/lib/freshness/freshness-of';
import { findMatrixSource, matrixSources } from '@/lib/sources/matrix-sources';
import type { MatrixSource } from '@/lib/sources/model';
import { builtInKeys, builtInResources } from '@/lib/upstream/built-in-resources';
import { matrixFileResource } from '@/lib/upstream/matrix-file-resource';
import { runsResource } from '@/lib/upstream/runs-resource';
import type { Held, Upstream } from '@/lib/upstream/upstream';

import type { ResourceStatus, StatusView } from './status-view';

type Composing = { readonly upstream: Upstream; readonly apiUrl: string; readonly now: Date };

type Named = { readonly key: string; readonly words: string; readonly held: Held<unknown> };

/** Composes what is known of every upstream resource. */
export function composeStatus({ upstream, apiUrl, now }: Composing): StatusView {
  const builtIns = builtInKeys();
  const chosen = upstream.store
    .list()
    .filter(({ key }) => !builtIns.has(key))
    .toSorted((a, b) => (b.lastAttemptAt ?? '').localeCompare(a.lastAttemptAt ?? ''))
    .map(({ key }) => nameChosen(upstream, key))
    .filter((named) => named !== null);
  const named = [...matrixSources.flatMap((source) => nameBuiltIns(upstream, source)), ...chosen];
  const { place, failure, failingSince, putAside } = upstream.store.state();
  return {
    now: now.toISOString(),
    apiUrl,
    hasToken: upstream.hasToken,
    quota: upstream.quota(),
    pausedUntil: upstream.pausedUntil(),
    store: {
      directory: place,
      records: upstream.store.list().length,
      failure,
      failingSince,
      putAside,
    },
    resources: named.map((each) => statusOf(each, upstream, now)),
  };
}

function nameBuiltIns(upstream: Upstream, source: MatrixSource): readonly Named[] {
  const { repository, file, runs } = builtInResources(source);
  const { owner, name } = source.repository;
  return [
    { key: file.key, words: fileWords(source, source.ref), held: upstream.peek(file) },
    { key: runs.key, words: runsWords(source, source.ref), held: upstream.peek(runs) },
    {
      key: repository.key,
      words: `Repository ${owner}/${name}`,
      held: upstream.peek(repository),
    },
  ];
}

/** Names a record that a visitor's choice left; null for one whose source is no more. */
function nameChosen(upstream: Upstream, key: string): Named | null {
  const [, kind, id = '', ref = ''] = /^(matrix-file|runs):([^:]+):(.+)$/.exec(key) ?? [];
  const source = findMatrixSource(id);
  if (source === null) return null;
  if (kind === 'runs') {
    const held = upstream.peek(runsResource({ source, ref, commit: null }));
    return { key, words: runsWords(source, ref), held };
  }
  return {
    key,
    words: fileWords(source, ref),
    held: upstream.peek(matrixFileResource(source, ref)),
  };
}

function fileWords({ path, repository }: MatrixSource, ref: string): string {
  const { owner, name } = repository;
  return `Workflow file ${path.split('/').at(-1) ?? path} of ${owner}/${name} at ${ref}`;
}

function runsWords({ runsOf, repository }: MatrixSource, ref: string): string {
  const { owner, name } = repository;
  return `Runs of ${runsOf.join(' and ')} in ${owner}/${name} for ${ref}`;
}

function statusOf({ key, words, held }: Named, upstream: Upstream, now: Date): ResourceStatus {
  const { answer, failure, failingSince, nextAttemptAt } = held;
  const record = upstream.store.get(key);
  const kept = answer === null ? null : { ...answer, failure, failingSince, nextAttemptAt };
  return {
    key,
    words,
    isBuiltIn: builtInKeys().has(key),
    state: kept === null ? 'missing' : stateOf(kept, now),
    lastSuccessAt: answer?.checkedAt ?? null,
    lastAttemptAt: record?.lastAttemptAt ?? null,
    changedAt: answer?.fetchedAt ?? null,
    failure,
    failingSince,
    failures: record?.failures ?? 0,
    nextAttemptAt,
    isRefreshing: upstream.isRefreshing(key),
  };
}

function stateOf(
  kept: Parameters<typeof freshnessOf>[0] & { readonly ttlMs: number },
  now: Date,
): 'live' | 'stale' {
  return freshnessOf(kept, { ttlMs: kept.ttlMs, now }).state === 'live' ? 'live' : 'stale';
}
