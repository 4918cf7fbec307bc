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
  releaseCompareParameters,
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
  /** A request that works: the path with its parameters filled. */
  readonly example: string;
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
    example: `${paths.matrixApi}?arch=arm64&result=passed`,
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
    example: `${paths.matrixCompareApi}?source=kairos-init&from=v0.9.1&to=v0.17.3`,
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
    example: `${paths.matrixHistoryApi}?source=kairos-init`,
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
    example: `${paths.matrixWhatIfApi}?source=kairos-init`,
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
    example: `${paths.releasesApi}?component=kairos`,
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
    example: '/api/v1/releases/kairos/latest',
    summary: 'A release: notes, files, SBOMs and verification',
    parameters: releaseParameters,
    success: { description: 'The release', schema: 'Release' },
    problems: { 404: UNKNOWN_RELEASE, 503: UNREAD_LIST },
  },
  {
    path: pathTemplates.releaseCompareApi,
    example: '/api/v1/releases/kairos/compare?from=v4.1.0&to=latest',
    summary: 'What changed between two releases: releases between, known defects, versions',
    parameters: releaseCompareParameters,
    success: { description: 'The comparison', schema: 'ReleaseComparison' },
    problems: {
      404: UNKNOWN_RELEASE,
      422: 'A release is missing from the request',
      503: UNREAD_LIST,
    },
  },
  {
    path: pathTemplates.sbomDownload,
    example:
      '/api/v1/releases/kairos/v3.3.6/sbom?asset=kairos-alpine-3.19-core-amd64-generic-v3.3.6-sbom-scan-reports.tar.gz&member=sbom.spdx.json',
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
    example: `${paths.artifactApi}?flavor=hadron&flavorRelease=v0.5.1&version=v4.3.0`,
    summary: 'The names of an artifact, and whether it is tested and published',
    parameters: artifactParameters,
    success: { description: 'Names and evidence of the artifact', schema: 'Artifact' },
    problems: { 422: 'The parameters do not describe a possible artifact' },
  },
  {
    path: paths.decodeApi,
    example: `${paths.decodeApi}?name=v3.5.4`,
    summary: 'What a tag, reference, file name or command says',
    parameters: decodeParameters,
    success: { description: 'The parts of the name', schema: 'DecodedName' },
    problems: { 422: 'The text is missing, empty or too long' },
  },
  {
    path: paths.upgradeApi,
    example: `${paths.upgradeApi}?from=v3.5.4`,
    summary: 'What an upgrade of a machine brings, and the command for it',
    parameters: upgradeParameters,
    success: { description: 'The plan of the upgrade', schema: 'Upgrade' },
    problems: { 422: 'A text is missing, or states no release of Kairos' },
  },
  {
    path: paths.componentVersionsApi,
    example: `${paths.componentVersionsApi}?program=kairos-agent&version=v2.24.10`,
    summary:
      'Which programs a release of Kairos contains, and which releases contain a program or a change',
    parameters: componentVersionsParameters,
    success: { description: 'The releases that match', schema: 'ComponentVersions' },
    problems: { 422: 'The change is neither a pull request nor a commit' },
  },
  {
    path: paths.latestTagApi,
    example: `${paths.latestTagApi}?flavor=hadron&variant=core&arch=amd64`,
    summary: 'The latest tag of an image, or the latest version of a program, for bots',
    parameters: latestTagParameters,
    success: { description: 'The latest and all others that match', schema: 'LatestTag' },
    problems: {
      404: 'No file of a final release is of such an image, or no release has the program',
    },
  },
  {
    path: paths.defectsApi,
    example: paths.defectsApi,
    summary: 'Known defects of the published artifacts of Kairos',
    parameters: [],
    success: { description: 'The register', schema: 'DefectRegister' },
    problems: {},
  },
  {
    path: paths.statusApi,
    example: paths.statusApi,
    summary: 'The age and state of every upstream resource',
    parameters: [],
    success: { description: 'Every upstream resource', schema: 'Status' },
    problems: {},
  },
  {
    path: paths.openApi,
    example: paths.openApi,
    summary: 'This document',
    parameters: [],
    success: { description: 'A document of OpenAPI 3.1', schema: 'OpenApiDocument' },
    problems: {},
  },
];
