import * as z from 'zod/mini';

/** Any value of JSON. */
export const jsonValue = z.json();

/** A JSON object with any keys. */
export const jsonObject = z.record(z.string(), jsonValue);
