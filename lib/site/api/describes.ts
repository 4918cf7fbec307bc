import type * as z from 'zod/mini';

/** A value as in a response: readonly at every depth. */
export type Frozen<Value> = Value extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Frozen<Value[Key]> }
    : Value;

/** A value with its optional fields required, so that a comparison sees them. */
type Whole<Value> = Value extends readonly (infer Item)[]
  ? readonly Whole<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]-?: Whole<Value[Key]> }
    : Value;

type Complete<Response, Schema extends z.ZodMiniType> =
  Whole<Response> extends Whole<z.output<Schema>>
    ? Whole<z.output<Schema>> extends Whole<Response>
      ? unknown
      : { readonly 'a field of the response is not in the schema': never }
    : { readonly 'a field or value is in the schema or the response alone': never };

/**
 * Takes a schema that describes exactly `Response`. A field, a kind or a value of an enumeration that only
 * one of the two has does not compile.
 *
 * It takes the type first and the schema second, so that the schema keeps its own type.
 */
export function describes<Response>() {
  return <Schema extends z.ZodMiniType<Response>>(
    schema: Schema & Complete<Response, Schema>,
  ): Schema => schema;
}
