import { describe, expect, it } from 'vitest';

import { COMPONENT_SCHEMAS, type SchemaId } from './component-schemas';
import { API_OPERATIONS } from './operations';
import { responseFields } from './response-fields';

describe('responseFields', () => {
  it('lists fields with their meanings, in their order', () => {
    const [first, second] = responseFields('Upgrade');
    expect([first?.name, second?.name]).toEqual(['schemaVersion', 'generatedAt']);
    expect(responseFields('Upgrade').find(({ name }) => name === 'cautions')?.description).toBe(
      'What to know before, the gravest first',
    );
  });

  it('has none for a document that another specification describes', () => {
    expect(responseFields('SbomDocument')).toEqual([]);
  });

  it('has a meaning for every field of every response', () => {
    const ids = new Set(API_OPERATIONS.flatMap(({ success: { schema } }) => schema));
    for (const id of ids) {
      for (const { name, description } of responseFields(id)) {
        expect(description, `${id}.${name}`).not.toBe('');
      }
    }
    expect(Object.keys(COMPONENT_SCHEMAS)).toEqual(expect.arrayContaining([...ids] as SchemaId[]));
  });
});
