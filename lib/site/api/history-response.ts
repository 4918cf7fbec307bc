import { titleOfCell } from '@/lib/matrix/compare/describe-cell';
import type { ComparedCell } from '@/lib/matrix/compare/model';
import type { HistoryCommit, HistoryStep, Lapse } from '@/lib/matrix/history/model';
import type { LoadedHistory } from '@/lib/site/model/matrix-history-page';
import type { QueryNotice } from '@/lib/site/url/matrix-query';

import { SCHEMA_VERSION } from './schema-version';

/** Shapes the history of a matrix into the response of `GET /api/v1/matrix/history`. */
export function historyResponse(history: LoadedHistory, ignored: readonly QueryNotice[]) {
  const { source, repositoryUrl, isWhole, done, steps, lapses, checkedAt } = history;
  const { owner, name } = source.repository;
  return {
    schemaVersion: SCHEMA_VERSION,
    source: {
      id: source.id,
      title: source.title,
      repository: `${owner}/${name}`,
      path: source.path,
    },
    checkedAt,
    isWhole,
    total: steps.length,
    done,
    commits: steps.map((step) => stepResponse(step, repositoryUrl)),
    lapses: lapses.map(lapseResponse),
    ignored,
  };
}

function stepResponse(step: HistoryStep, repositoryUrl: string) {
  const { reading, before, changes, silent } = step;
  return {
    ...commitResponse(step),
    url: `${repositoryUrl}/commit/${step.commit}`,
    state: reading.kind,
    reason: reading.kind === 'unreadable' ? reading.reason : null,
    jobs: reading.kind === 'read' ? reading.jobs.length : null,
    before,
    changes:
      changes?.map((cell) => ({
        ...cellNames(cell),
        change: cell.kind,
        isSilent: silent.includes(cell),
      })) ?? null,
  };
}

function lapseResponse({ cell, dropped, returned, replacedBy, ...kinds }: Lapse) {
  return {
    ...cellNames(cell),
    dropped: commitResponse(dropped),
    returned: returned === null ? null : commitResponse(returned),
    replacedBy: replacedBy === null ? null : titleOfCell(replacedBy).image,
    isSilent: kinds.isSilent,
    isLastOfFips: kinds.isLastOfFips,
  };
}

function cellNames(cell: ComparedCell) {
  const { image, arch, tests } = titleOfCell(cell);
  return { baseImage: image, arch, tests };
}

function commitResponse({ commit, committedAt, subject }: HistoryCommit) {
  return { commit, committedAt, subject };
}
