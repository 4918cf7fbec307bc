import * as z from 'zod/mini';

import { COMPONENT_SCHEMAS, type SchemaId } from './component-schemas';
import { API_OPERATIONS, type ApiOperation } from './operations';
import type { Parameter } from './parameters';

/** Describes the API in OpenAPI 3.1, from the schemas that its responses are typed against. */
export function openApiDocument(serverUrl: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kairos Matrix',
      version: '1',
      description:
        'What Kairos tests, releases and publishes, from upstream’s own data with its age. Responses have an ETag; CORS is enabled for every origin. Within v1, fields are only added: ignore fields that are not described here. Outside of this document: exports of pages as `.json`, `.csv` and `.md`, Atom feeds (`/matrix.atom`, `/releases.atom`, `/sbom.atom`), badges (`/badge/matrix.svg`, `/badge/release.svg`) and the grid for a frame (`/embed`), each with the filters of its page.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: serverUrl }],
    paths: Object.fromEntries(
      API_OPERATIONS.map((operation) => [operation.path, describePath(operation)]),
    ),
    components: { schemas: componentSchemas() },
  };
}

function describePath(operation: ApiOperation) {
  const { path, body, summary, parameters, success, problems } = operation;
  const id = path.replace('/api/v1/', '').replaceAll(/[{}]/g, '').replaceAll(/[/.]/g, '-');
  const statuses = { ...SERVER_PROBLEMS, ...problems };
  const described = { summary, parameters };
  const preflight = {
    operationId: `${id}-options`,
    summary: 'CORS preflight',
    parameters: parameters.filter(isPlace),
    responses: { 204: { description: 'GET and HEAD are allowed from any origin' } },
  };
  if (body !== undefined) {
    const { description, types } = body;
    const content = Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' } }]));
    return {
      post: {
        operationId: id,
        ...described,
        requestBody: { description, required: true, content },
        responses: {
          200: { description: success.description, content: json(success.schema) },
          ...mapValues(statuses, (words) => ({ description: words, content: PROBLEM })),
        },
      },
      options: preflight,
    };
  }
  return {
    get: {
      operationId: id,
      ...described,
      responses: {
        200: { description: success.description, content: json(success.schema) },
        304: UNCHANGED,
        ...mapValues(statuses, (description) => ({ description, content: PROBLEM })),
      },
    },
    head: {
      operationId: `${id}-head`,
      ...described,
      responses: {
        200: { description: `${success.description}, without the body` },
        304: UNCHANGED,
        ...mapValues(statuses, (description) => ({ description })),
      },
    },
    options: preflight,
  };
}

/** Problems that the server in front of the routes responds with, on every path. */
const SERVER_PROBLEMS: ApiOperation['problems'] = {
  400: 'The URL is malformed, or the request has more than one Host header',
  414: 'The URL is longer than 8,192 characters',
  500: 'Internal error; the log has the id of the request',
  503: 'Too many pages are being rendered; `retry-after` says when to retry',
};

const UNCHANGED = { description: 'The ETag in `if-none-match` is still current' };

const PROBLEM = { 'application/problem+json': { schema: reference('Problem') } };

function json(schema: SchemaId | readonly SchemaId[]) {
  const described =
    typeof schema === 'string' ? reference(schema) : { anyOf: schema.map(reference) };
  return { 'application/json': { schema: described } };
}

function reference(id: string) {
  return { $ref: `#/components/schemas/${id}` };
}

function isPlace(parameter: Parameter): boolean {
  return parameter.in === 'path';
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

function componentSchemas(): Readonly<Record<string, object>> {
  const ids = z.registry<{ readonly id: string }>();
  for (const [id, schema] of Object.entries(COMPONENT_SCHEMAS)) ids.add(schema, { id });
  const { schemas } = z.toJSONSchema(ids, {
    io: 'input',
    target: 'draft-2020-12',
    uri: (id) => reference(id).$ref,
    override: ({ jsonSchema }) => {
      // What these say, the format and the type say already.
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      delete jsonSchema.propertyNames;
    },
  });
  return mapValues(schemas, ({ $schema: _draft, $id: _id, ...schema }) => schema);
}
