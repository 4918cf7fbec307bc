import { paths, pathTemplates } from '@/lib/site/url/paths';

/** A change of the API that its users can see. */
export type ApiChange = {
  /** The day, ISO 8601. */
  readonly day: string;
  /** Paths that it is about; empty for all. */
  readonly paths: readonly string[];
  /** A sentence. */
  readonly says: string;
};

/** The changes of the API, newest first. Within v1, fields and paths are only added. */
export const API_CHANGES: readonly ApiChange[] = [
  {
    day: '2026-11-27',
    paths: [pathTemplates.releaseCompareApi],
    says: 'New: what changed between two releases of a component.',
  },
  {
    day: '2026-11-27',
    paths: [],
    says: 'Every JSON response has `schemaVersion` and `generatedAt`, and every problem document the id of its request.',
  },
  {
    day: '2026-11-27',
    paths: [paths.matrixHistoryApi, paths.matrixCompareApi, paths.matrixWhatIfApi],
    says: 'New: the history of a matrix, a comparison of two, and what a pasted workflow would test.',
  },
  {
    day: '2026-11-27',
    paths: [paths.upgradeApi, paths.componentVersionsApi, paths.latestTagApi, paths.defectsApi],
    says: 'New: the plan of an upgrade, the programs in a release, the latest tag for bots, and known defects.',
  },
  {
    day: '2026-11-27',
    paths: [paths.matrixApi],
    says: '`source=all` selects the jobs of all sources; jobs have `source`, `supersededBy` and `baseMaintenance`. `at` freezes the view at a commit or day.',
  },
  {
    day: '2026-11-27',
    paths: [pathTemplates.releaseApi],
    says: '`signatures` has what the site verified; `signer` is null unless a certificate proves it. A tag may be `latest` or a line, e.g. `4.2`.',
  },
  {
    day: '2026-11-23',
    paths: [
      paths.matrixApi,
      paths.releasesApi,
      pathTemplates.releaseApi,
      pathTemplates.sbomDownload,
      paths.artifactApi,
      paths.decodeApi,
      paths.statusApi,
      paths.openApi,
    ],
    says: 'First version of v1.',
  },
];
