import { paths, pathTemplates } from '@/lib/site/url/paths';

import type { SchemaId } from './component-schemas';
import {
  componentVersionsParameters,
  latestTagParameters,
  artifactParameters,
  decodeParameters,
  compareParameters,
  historyParameters,
  whatIfParameters,
  matrixParameters,
  releaseParameters,
  releasesParameters,
  sbomParameters,
  upgradeParameters,
  type Parameter,
} from './parameters';

/** A path of the API, read with GET or HEAD. */
export type ApiOperation = {
  readonly path: string;
  /** A path that takes a body has POST in place of GET. */
  readonly body?: { readonly description: string; readonly types: readonly string[] };
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** What a success contains, and by which schema, or one of which. */
  readonly success: {
    readonly description: string;
    readonly schema: SchemaId | readonly SchemaId[];
  };
  /** The problems of this path by their status, each with its cause. */
  readonly problems: Readonly<Record<number, string>>;
};

const LIMITED = 'GitHub’s secondary rate limit';
const UNKNOWN_RELEASE = 'There is no such component or release';
const UNREAD_LIST =
  'The release is not in the list as far as it was read; `retry-after` says when more is';

const MATRIX_PROBLEMS = {
  404: 'There is no such source, or nothing at this ref',
  422: 'A ref needs one source, and `source` is `all`',
  429: LIMITED,
  502: 'GitHub’s response cannot be used, or GitHub refuses the request',
  503: 'GitHub cannot be reached or its rate limit is used up, and nothing was read before',
  504: 'GitHub did not respond in time, and nothing was read before',
} as const;

/** Every path under `/api/v1`. */
export const API_OPERATIONS: readonly ApiOperation[] = [
  {
    path: paths.matrixApi,
    summary: 'What Kairos tests, and whether it passes',
    parameters: matrixParameters,
    success: {
      description: 'The selected jobs: of one source as `Matrix`, of all as `AllMatrices`',
      schema: ['Matrix', 'AllMatrices'],
    },
    problems: MATRIX_PROBLEMS,
  },
  {
    path: paths.matrixCompareApi,
    summary: 'How each cell changed from one matrix to another',
    parameters: compareParameters,
    success: { description: 'The cells that differ, with the cause', schema: 'MatrixComparison' },
    problems: {
      ...MATRIX_PROBLEMS,
      404: 'There is no such source, ref or day, or no matrix there',
      422: 'No two matrices selected',
    },
  },
  {
    path: paths.matrixHistoryApi,
    summary: 'What each commit of a workflow file added and dropped',
    parameters: historyParameters,
    success: { description: 'The commits as far as they were read', schema: 'MatrixHistory' },
    problems: {
      404: 'There is no such source',
      503: 'The list of commits is not read yet, with the reason',
    },
  },
  {
    path: paths.matrixWhatIfApi,
    body: {
      description: 'A workflow file, or only its `matrix`, up to 256 KB; it is not stored',
      types: ['application/yaml', 'text/plain'],
    },
    summary: 'What a pasted workflow would test, and what changes',
    parameters: whatIfParameters,
    success: { description: 'The cells of both, with the cause of each change', schema: 'WhatIf' },
    problems: {
      ...MATRIX_PROBLEMS,
      400: 'The request broke off before its end',
      404: 'There is no such source, ref or day, or no matrix there',
      413: 'The body is larger than 256 KB',
      422: 'The body is empty',
    },
  },
  {
    path: paths.releasesApi,
    summary: 'The releases of Kairos and its components',
    parameters: releasesParameters,
    success: { description: 'One page of the selected releases', schema: 'ReleaseList' },
    problems: {
      404: 'There is no such component or page',
      422: 'A parameter has an invalid value',
    },
  },
  {
    path: pathTemplates.releaseApi,
    summary: 'A release: notes, files, SBOMs and verification',
    parameters: releaseParameters,
    success: { description: 'The release', schema: 'Release' },
    problems: { 404: UNKNOWN_RELEASE, 503: UNREAD_LIST },
  },
  {
    path: pathTemplates.sbomDownload,
    summary: 'An SBOM from inside an archive of a release',
    parameters: sbomParameters,
    success: { description: 'The original SBOM, streamed', schema: 'SbomDocument' },
    problems: {
      404: 'There is no such component, release, archive or member',
      422: 'The archive has no member that ends like `member`',
      429: LIMITED,
      502: 'The archive cannot be downloaded from GitHub, or not be read',
      503: 'The rate limit at GitHub is used up, or the list of releases is not read yet',
    },
  },
  {
    path: paths.artifactApi,
    summary: 'The names of an artifact, and whether it is tested and published',
    parameters: artifactParameters,
    success: { description: 'Names and evidence of the artifact', schema: 'Artifact' },
    problems: { 422: 'The parameters do not describe a possible artifact' },
  },
  {
    path: paths.decodeApi,
    summary: 'What a tag, reference, file name or command says',
    parameters: decodeParameters,
    success: { description: 'The parts of the name', schema: 'DecodedName' },
    problems: { 422: 'The text is missing, empty or too long' },
  },
  {
    path: paths.upgradeApi,
    summary: 'What an upgrade of a machine brings, and the command for it',
    parameters: upgradeParameters,
    success: { description: 'The plan of the upgrade', schema: 'Upgrade' },
    problems: { 422: 'A text is missing, or states no release of Kairos' },
  },
  {
    path: paths.componentVersionsApi,
    summary:
      'Which programs a release of Kairos contains, and which releases contain a program or a change',
    parameters: componentVersionsParameters,
    success: { description: 'The releases that match', schema: 'ComponentVersions' },
    problems: { 422: 'The change is neither a pull request nor a commit' },
  },
  {
    path: paths.latestTagApi,
    summary: 'The latest tag of an image, or the latest version of a program, for bots',
    parameters: latestTagParameters,
    success: { description: 'The latest and all others that match', schema: 'LatestTag' },
    problems: {
      404: 'No file of a final release is of such an image, or no release has the program',
    },
  },
  {
    path: paths.defectsApi,
    summary: 'Known defects of the published artifacts of Kairos',
    parameters: [],
    success: { description: 'The register', schema: 'DefectRegister' },
    problems: {},
  },
  {
    path: paths.statusApi,
    summary: 'The age and state of every upstream resource',
    parameters: [],
    success: { description: 'Every upstream resource', schema: 'Status' },
    problems: {},
  },
  {
    path: paths.openApi,
    summary: 'This document',
    parameters: [],
    success: { description: 'A document of OpenAPI 3.1', schema: 'OpenApiDocument' },
    problems: {},
  },
];
