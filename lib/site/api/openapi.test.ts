import { describe, expect, it } from 'vitest';

import { FACETS } from '@/lib/matrix/grid/facets';

import { openApiDocument } from './openapi';
import { API_OPERATIONS } from './operations';
import { matrixParameters } from './parameters';

const document = openApiDocument('https://matrix.example.org');

describe('openApiDocument', () => {
  it('is plain JSON for the given server', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      servers: [{ url: 'https://matrix.example.org' }],
    });
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  it.each(API_OPERATIONS.map(({ path, parameters }) => [path, parameters] as const))(
    'declares each place in %s, and each parameter once',
    (path, parameters) => {
      const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = parameters.filter((each) => each.in === 'path').map(({ name }) => name);
      expect(declared).toEqual(places);
      const names = parameters.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    },
  );

  it('refers only to schemas that it contains', () => {
    const text = JSON.stringify(document);
    const referred = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference);
    const ids = Object.keys(document.components.schemas);
    expect(referred.length).toBeGreaterThan(ids.length);
    expect(new Set(referred)).toEqual(new Set(ids.map((id) => `#/components/schemas/${id}`)));
  });

  it.each(fieldsOf(document))(
    'describes the field %s in a sentence of its own',
    (_place, field) => {
      expect(field.description).toMatch(/^[\p{L}`]/u);
    },
  );

  it('describes each facet of the grid as a parameter of the matrix', () => {
    const described = matrixParameters.map(({ name }) => name);
    expect(described).toEqual(expect.arrayContaining(FACETS.map(({ key }) => key)));
  });

  it('gives each operation a unique id', () => {
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('releases-component-tag-sbom');
  });
});

type Field = { readonly description?: string };

/** Every field of every schema, with its place. */
function fieldsOf({ components }: typeof document): readonly (readonly [string, Field])[] {
  const fields: (readonly [string, Field])[] = [];
  const visit = (value: unknown, place: string) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      if (key === 'properties') {
        for (const [name, field] of Object.entries(part as Record<string, Field>)) {
          fields.push([`${place}.${name}`, field]);
          visit(field, `${place}.${name}`);
        }
      } else {
        visit(part, place);
      }
    }
  };
  for (const [id, schema] of Object.entries(components.schemas)) visit(schema, id);
  return fields;
}
