'use client';

import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';

import type { TestedJob } from '@/lib/matrix/jobs/model';
import { readLiveResults } from '@/lib/site/api/live-results';
import type { MatrixContext } from '@/lib/site/model/matrix-context';
import { formatMatrixQuery } from '@/lib/site/url/matrix-query';
import { paths, withQuery } from '@/lib/site/url/paths';

type LiveRunProps = {
  readonly jobs: readonly TestedJob[];
  readonly context: MatrixContext;
  readonly onResults: (jobs: readonly TestedJob[]) => void;
};

const POLL_MS = 15_000;

/** Follows a run in progress while the page is seen, and stops when it has ended. */
export function LiveRun(props: LiveRunProps) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Follower {...props} />
    </QueryClientProvider>
  );
}

function Follower({ jobs, context, onResults }: LiveRunProps) {
  const router = useRouter();
  const address = withQuery(
    paths.matrixApi,
    formatMatrixQuery({ source: context.sourceId, ref: context.requestedRef }),
  );
  const { data } = useQuery({
    queryKey: [address],
    queryFn: async ({ signal }) => readLiveResults(await fetchJson(address, signal)),
    refetchInterval: ({ state }) => (state.data?.hasEnded === true ? false : POLL_MS),
    refetchIntervalInBackground: false,
  });
  useEffect(() => {
    if (data === undefined) return;
    onResults(jobs.map((job) => ({ ...job, ...data.results.get(job.id) })));
    if (data.hasEnded) router.refresh();
    // The jobs are the base of the update, not its cause.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [data]);
  return null;
}

async function fetchJson(address: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`The matrix could not be refreshed (${response.status}).`);
  return response.json();
}
