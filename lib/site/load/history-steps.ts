import 'server-only';
import { describeFailure } from '@/lib/base/failure';
import { doubtOfReading } from '@/lib/matrix/compare/doubts';
import type {
  HistoryCommit,
  HistoryReading,
  HistoryStep,
  MatrixHistory,
} from '@/lib/matrix/history/model';
import { readSteps } from '@/lib/matrix/history/read-steps';
import { readTestedJobs } from '@/lib/matrix/jobs/read-tested-jobs';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import { historyFileResource } from '@/lib/upstream/resources/matrix-file-resource';
import type { MatrixFile } from '@/lib/upstream/resources/parse-stored';
import type { Upstream } from '@/lib/upstream/resources/upstream';

/** The readings of stored files, which never change: each is read once. */
const readings = new WeakMap<MatrixFile, HistoryReading>();

/** Reads every commit of a history as far as its file is stored; makes no request. */
export function stepsOf(
  upstream: Upstream,
  source: MatrixSource,
  history: MatrixHistory,
  repositoryUrl: string,
): readonly HistoryStep[] {
  return readSteps(history, (commit) => readingAt(upstream, source, commit, repositoryUrl));
}

function readingAt(
  upstream: Upstream,
  source: MatrixSource,
  commit: HistoryCommit,
  repositoryUrl: string,
): HistoryReading {
  const { cached, failure } = upstream.peek(historyFileResource(source, commit));
  if (cached === null) {
    return failure?.kind === 'not-found'
      ? { kind: 'unreadable', reason: describeFailure(failure) }
      : { kind: 'pending' };
  }
  const reading = readings.get(cached.value) ?? readFile(source, cached.value, repositoryUrl);
  readings.set(cached.value, reading);
  return reading;
}

function readFile(
  source: MatrixSource,
  { reading, commit }: MatrixFile,
  repositoryUrl: string,
): HistoryReading {
  const reason = doubtOfReading(reading, commit.slice(0, 7));
  if (reason !== null) return { kind: 'unreadable', reason };
  const { jobs } = readTestedJobs({ source, reading, runs: null, commit, repositoryUrl });
  return { kind: 'read', jobs };
}
