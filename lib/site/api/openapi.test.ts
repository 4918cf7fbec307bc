import { describe, expect, it } from 'vitest';

import { API_OPERATIONS, openApiDocument } from './openapi';

const document = openApiDocument('https://matrix.example.org');

describe('openApiDocument', () => {
  it('describes every address, with its parameters and its answer', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(API_OPERATIONS.map(({ path }) => path));
    for (const { get } of Object.values(document.paths)) {
      const { schema } = get.responses['200'].content['application/json'];
      expect(schema).toMatchObject({ type: 'object', required: expect.any(Array) });
    }
  });

  it.each(API_OPERATIONS.map(({ path, parameters }) => [path, parameters] as const))(
    'declares each place in %s',
    (path, parameters) => {
      const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = parameters.filter((each) => each.in === 'path').map(({ name }) => name);
      expect(declared).toEqual(places);
      const names = parameters.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    },
  );

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });
});
