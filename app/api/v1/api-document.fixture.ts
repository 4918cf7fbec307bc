import { z } from 'zod';

type JsonObject = { readonly [key: string]: unknown };

/** A response as the document describes it, by media type; one without a body has no content. */
type DescribedResponse = {
  readonly content?: Readonly<Record<string, { readonly schema: JsonObject }>>;
};

type DescribedOperation = { readonly responses: Readonly<Record<string, DescribedResponse>> };

/** As much of the document of the API as the tests read. */
export type ApiDocument = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components?: { readonly schemas: Readonly<Record<string, JsonObject>> };
};

/** The statuses that the document describes for a method of a path. */
export function describedStatuses(document: ApiDocument, path: string, method: string) {
  return Object.keys(document.paths[path]?.[method.toLowerCase()]?.responses ?? {}).map(Number);
}

/** In what a response differs from its description: status, media type, and each field. */
export async function differences(
  document: ApiDocument,
  request: { readonly path: string; readonly method: string },
  response: Response,
): Promise<readonly string[]> {
  const { path, method } = request;
  const { responses = {} } = document.paths[path]?.[method.toLowerCase()] ?? {};
  const described = responses[String(response.status)];
  if (described === undefined) return [`the status ${response.status} is not described`];
  const text = await response.text();
  if (text === '') return described.content === undefined ? [] : ['the body is missing'];
  const type = (response.headers.get('content-type') ?? '').replace(/;.*/, '');
  const media = described.content?.[type];
  if (media === undefined) return [`the body of type ${type} is not described`];
  const { error } = closedSchema(document, media.schema).safeParse(JSON.parse(text));
  return [...new Set((error?.issues ?? []).flatMap((issue) => describeIssue(issue)))];
}

/** Closed schemas by the schema in the document. Building one takes longer than parsing a response. */
const closedSchemas = new WeakMap<JsonObject, z.ZodType>();

function closedSchema(document: ApiDocument, schema: JsonObject): z.ZodType {
  const made = closedSchemas.get(schema) ?? makeClosedSchema(document, schema);
  closedSchemas.set(schema, made);
  return made;
}

/**
 * Reads a schema of the document so that it refuses each field that is not described. The document itself
 * allows such fields, since within a version fields are added.
 */
function makeClosedSchema({ components }: ApiDocument, schema: JsonObject): z.ZodType {
  const whole = JSON.stringify({ ...schema, $defs: components?.schemas ?? {} });
  const closed = JSON.parse(
    whole.replaceAll('#/components/schemas/', '#/$defs/'),
    (_key, value: unknown) =>
      hasFields(value) ? { ...value, additionalProperties: false } : value,
  );
  return z.fromJSONSchema(closed);
}

function hasFields(value: unknown): value is JsonObject {
  if (typeof value !== 'object' || value === null) return false;
  return 'type' in value && value.type === 'object' && 'properties' in value;
}

type Issue = z.core.$ZodIssue;

/** The issue in words; items of one list share a place. Of alternatives, the nearest is described. */
function describeIssue(issue: Issue, above: readonly PropertyKey[] = []): readonly string[] {
  const path = [...above, ...issue.path];
  const place = path.map((key) => (typeof key === 'number' ? '[]' : String(key))).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${place}.${key} is not described`);
  }
  if (issue.code !== 'invalid_union') return [`${place}: ${issue.message}`];
  const alternatives = issue.errors.map((inner) =>
    inner.flatMap((each) => describeIssue(each, path)),
  );
  return alternatives.toSorted((a, b) => a.length - b.length)[0] ?? [];
}
