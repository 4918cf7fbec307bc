import * as z from 'zod/mini';

import { COMPONENT_SCHEMAS, type SchemaId } from './component-schemas';

/** A field of a response at its top level. */
export type ResponseField = { readonly name: string; readonly description: string };

/** Lists the fields of a response with their meanings, in their order; empty where another specification describes it. */
export function responseFields(id: SchemaId): readonly ResponseField[] {
  const schema: unknown = COMPONENT_SCHEMAS[id];
  if (!(schema instanceof z.ZodMiniObject)) return [];
  return Object.entries(schema.shape).map(([name, of]) => ({
    name,
    description: (of instanceof z.ZodMiniType && z.globalRegistry.get(of)?.description) || '',
  }));
}
