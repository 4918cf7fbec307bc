import * as z from 'zod/mini';

import { artifactSchema } from './artifact-schema';
import { compareSchema } from './compare-schema';
import { componentVersionsSchema } from './component-versions-response';
import { decodeSchema } from './decode-schema';
import { defectsSchema } from './defects-response';
import { failureSchema } from './failure-schema';
import { historySchema } from './history-schema';
import { jsonObject, jsonValue } from './json-value';
import { latestTagSchema } from './latest-tag-response';
import { allMatricesSchema, matrixSchema } from './matrix-schema';
import { assetPartsSchema, namePartsSchema } from './name-parts-schema';
import { problemSchema } from './problem-schema';
import { releaseCompareSchema } from './release-compare-schema';
import { releaseItemSchema, releaseSchema, releasesSchema } from './release-schema';
import { releasesFreshnessSchema } from './releases-freshness-schema';
import { sbomSchema } from './sbom-schema';
import { statusSchema } from './status-schema';
import { upgradeSchema } from './upgrade-schema';
import { whatIfSchema } from './what-if-schema';

/** The schemas that the document of the API names, by the name it gives them. */
export const COMPONENT_SCHEMAS = {
  Matrix: matrixSchema,
  AllMatrices: allMatricesSchema,
  MatrixComparison: compareSchema,
  MatrixHistory: historySchema,
  WhatIf: whatIfSchema,
  ReleaseList: releasesSchema,
  Release: releaseSchema,
  ReleaseItem: releaseItemSchema,
  ReleaseComparison: releaseCompareSchema,
  ReleasesFreshness: releasesFreshnessSchema,
  Sbom: sbomSchema,
  SbomDocument: document('An SBOM in its original format'),
  Artifact: artifactSchema,
  DecodedName: decodeSchema,
  Upgrade: upgradeSchema,
  ComponentVersions: componentVersionsSchema,
  LatestTag: latestTagSchema,
  DefectRegister: defectsSchema,
  NameParts: namePartsSchema,
  AssetParts: assetPartsSchema,
  Status: statusSchema,
  OpenApiDocument: document('A document of OpenAPI 3.1'),
  Failure: failureSchema,
  Problem: problemSchema,
  JsonValue: jsonValue,
} as const satisfies Readonly<Record<string, z.ZodMiniType>>;

/** The name of a schema in the document. */
export type SchemaId = keyof typeof COMPONENT_SCHEMAS;

/** A JSON object whose fields another specification describes. */
function document(description: string) {
  return jsonObject.check(z.describe(description));
}
