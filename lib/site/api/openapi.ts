import { z } from 'zod';

import { FIELD_LABELS } from '@/lib/build/form/field-problem';
import { BUILD_FIELDS } from '@/lib/build/form/model';
import { COMPONENTS } from '@/lib/names/catalog/components';

import {
  artifactSchema,
  decodeSchema,
  matrixSchema,
  problemSchema,
  releaseSchema,
  releasesSchema,
  statusSchema,
} from './schemas';

/** A parameter of an address, in the document's form. */
type Parameter = {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly required: boolean;
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
};

/** One address of the API. */
export type ApiOperation = {
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  readonly answer: z.ZodType;
  /** Statuses of refusals, besides 200 and 304. */
  readonly refusals: readonly number[];
};

const IDS = COMPONENTS.map(({ id }) => id);

function query(
  name: string,
  description: string,
  schema: Parameter['schema'] = { type: 'string' },
): Parameter {
  return { name, in: 'query', required: false, description, schema };
}

function place(name: string, description: string): Parameter {
  return { name, in: 'path', required: true, description, schema: { type: 'string' } };
}

/** Every address under `/api/v1` that answers with JSON. */
export const API_OPERATIONS: readonly ApiOperation[] = [
  {
    path: '/api/v1/matrix',
    summary: 'What Kairos tests, and whether it passes',
    parameters: [
      query('source', 'Id of a matrix source'),
      query('ref', 'Branch, tag or commit'),
      query('arch', 'Architecture; other facets of the grid work alike'),
      query('q', 'Words that a job must hold'),
    ],
    answer: matrixSchema,
    refusals: [404, 503],
  },
  {
    path: '/api/v1/releases',
    summary: 'The releases of Kairos and its components',
    parameters: [
      query('component', 'Id of a component; may be repeated', { type: 'string', enum: IDS }),
      query('prerelease', 'Whether prereleases and the c3os class are listed too', {
        type: 'boolean',
      }),
      query('q', 'Words in tag, title or notes'),
      query('year', 'Year of publication', { type: 'integer' }),
      query('page', 'Page of 20, from 1', { type: 'integer', minimum: 1 }),
    ],
    answer: releasesSchema,
    refusals: [404, 422],
  },
  {
    path: '/api/v1/releases/{component}/{tag}',
    summary: 'A release: notes, files, bill of materials and verification',
    parameters: [place('component', 'Id of a component'), place('tag', 'Tag of a release')],
    answer: releaseSchema,
    refusals: [404, 503],
  },
  {
    path: '/api/v1/artifact',
    summary: 'The names of an artifact, and what is known of it',
    parameters: BUILD_FIELDS.map((field) => query(field, FIELD_LABELS[field])),
    answer: artifactSchema,
    refusals: [422],
  },
  {
    path: '/api/v1/decode',
    summary: 'What a tag, reference, file name or command says',
    parameters: [{ ...query('name', 'The text to decode, up to 10 kB'), required: true }],
    answer: decodeSchema,
    refusals: [422],
  },
  {
    path: '/api/v1/status',
    summary: 'What is known of every upstream resource, and how old it is',
    parameters: [],
    answer: statusSchema,
    refusals: [],
  },
];

/** Writes the document of the API in OpenAPI 3.1, from the same schemas that the answers are checked with. */
export function openApiDocument(serverUrl: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kairos Matrix',
      version: '1',
      description:
        'What Kairos tests, releases and publishes, from upstream’s own data with its age. Answers carry an ETag and are open to every origin. Within a version fields are only added.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: serverUrl }],
    paths: Object.fromEntries(
      API_OPERATIONS.map((operation) => [operation.path, { get: describeOperation(operation) }]),
    ),
  };
}

function describeOperation({ path, summary, parameters, answer, refusals }: ApiOperation) {
  const refused = refusals.map((status) => [String(status), refusal()] as const);
  return {
    operationId: path.replace('/api/v1/', '').replaceAll(/[{}]/g, '').replaceAll('/', '-'),
    summary,
    parameters,
    responses: {
      '200': {
        description: 'The answer',
        content: { 'application/json': { schema: jsonSchemaOf(answer) } },
      },
      '304': { description: 'What the caller has still holds' },
      ...Object.fromEntries(refused),
    },
  };
}

function refusal() {
  const content = { 'application/problem+json': { schema: jsonSchemaOf(problemSchema) } };
  return { description: 'A problem (RFC 9457)', content };
}

function jsonSchemaOf(schema: z.ZodType): object {
  const { $schema: _draft, ...json } = z.toJSONSchema(schema, { target: 'draft-2020-12' });
  return json;
}
