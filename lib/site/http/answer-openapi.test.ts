import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';

import * as schemas from '@/lib/site/api/schemas';
import { prepareStandIn, untilListsAreWhole } from '@/lib/site/load/stand-in.fixture';

import { answerArtifact, answerDecode } from './answer-artifact';
import { answerMatrix } from './answer-matrix';
import { answerOpenApi } from './answer-openapi';
import { answerRelease } from './answer-release';
import { answerReleases } from './answer-releases';
import { answerStatus } from './answer-status';

prepareStandIn();

beforeAll(untilListsAreWhole, 45_000);

const request = (address: string) => new Request(`http://127.0.0.1${address}`);

type Case = readonly [string, () => Response | Promise<Response>, z.ZodType];

const CASES: readonly Case[] = [
  ['a matrix', () => answerMatrix(request('/'), 'json'), schemas.matrixSchema],
  ['another matrix', () => answerMatrix(request('/?source=kairos'), 'json'), schemas.matrixSchema],
  ['releases', () => answerReleases(request('/?prerelease=true'), 'json'), schemas.releasesSchema],
  ...['v4.3.0', 'v3.7.2', 'v3.3.6', 'v2.3.1', 'v3.4.0', 'edge'].map((tag): Case => [
    `the release ${tag}`,
    () => answerRelease(request('/'), { component: 'kairos', tag }, 'json'),
    schemas.releaseSchema,
  ]),
  [
    'an artifact',
    () => answerArtifact(request('/?flavor=hadron&flavorRelease=v0.5.1&version=v4.3.0')),
    schemas.artifactSchema,
  ],
  [
    'a name',
    () => answerDecode(request('/?name=24.04-core-amd64-generic-v3.5.0')),
    schemas.decodeSchema,
  ],
  ['the status', () => answerStatus(request('/'), 'json'), schemas.statusSchema],
  ['a refusal', () => answerDecode(request('/')), schemas.problemSchema],
  ['another refusal', () => answerReleases(request('/?page=999'), 'json'), schemas.problemSchema],
];

describe('the document of the API', () => {
  it.each(CASES)('is right about %s', async (_what, answer, schema) => {
    const { error } = schema.safeParse(await (await answer()).json());
    expect(error?.issues ?? []).toEqual([]);
  });

  it('is served as JSON', async () => {
    const document = await answerOpenApi(request('/')).json();
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: expect.any(String) }] });
  });
});
