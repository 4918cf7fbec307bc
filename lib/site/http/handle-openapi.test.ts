import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';

import * as schemas from '@/lib/site/api/schemas';
import { prepareStandIn, untilListsAreWhole } from '@/lib/site/load/stand-in.fixture';

import { handleArtifact } from './handle-artifact';
import { handleDecode } from './handle-decode';
import { handleMatrix } from './handle-matrix';
import { handleOpenApi } from './handle-openapi';
import { handleRelease } from './handle-release';
import { handleReleases } from './handle-releases';
import { handleStatus } from './handle-status';

prepareStandIn();

beforeAll(untilListsAreWhole, 45_000);

const request = (address: string) => new Request(`http://127.0.0.1${address}`);

type Case = readonly [string, () => Response | Promise<Response>, z.ZodType];

const CASES: readonly Case[] = [
  ['a matrix', () => handleMatrix(request('/'), 'json'), schemas.matrixSchema],
  ['another matrix', () => handleMatrix(request('/?source=kairos'), 'json'), schemas.matrixSchema],
  ['releases', () => handleReleases(request('/?prerelease=true'), 'json'), schemas.releasesSchema],
  ...['v4.3.0', 'v3.7.2', 'v3.3.6', 'v2.3.1', 'v3.4.0', 'edge'].map((tag): Case => [
    `the release ${tag}`,
    () => handleRelease({ component: 'kairos', tag }, 'json'),
    schemas.releaseSchema,
  ]),
  [
    'an artifact',
    () => handleArtifact(request('/?flavor=hadron&flavorRelease=v0.5.1&version=v4.3.0')),
    schemas.artifactSchema,
  ],
  [
    'a name',
    () => handleDecode(request('/?name=24.04-core-amd64-generic-v3.5.0')),
    schemas.decodeSchema,
  ],
  ['the status', () => handleStatus('json'), schemas.statusSchema],
  ['a refusal', () => handleDecode(request('/')), schemas.problemSchema],
  ['another refusal', () => handleReleases(request('/?page=999'), 'json'), schemas.problemSchema],
];

describe('the document of the API', () => {
  it.each(CASES)('is right about %s', async (_what, answer, schema) => {
    const { error } = schema.safeParse(await (await answer()).json());
    expect(error?.issues ?? []).toEqual([]);
  });

  it('is served as JSON', async () => {
    const document = await handleOpenApi().json();
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: expect.any(String) }] });
  });
});
