import * as z from 'zod/mini';

/** Says what a field of a response means, as the document of the API shows it. */
export function field<Schema extends z.ZodMiniType>(description: string, schema: Schema): Schema {
  return schema.check(z.describe(description));
}

/** Any text. */
export const text = z.string();

/** A whole number from 0. */
export const count = z.int().check(z.nonnegative());

/** A moment in UTC, as ISO 8601 text. */
export const time = z.iso.datetime();

/** A moment as {@link time}, or a day where the time is unknown. */
export const timeOrDay = z.union([time, z.iso.date()]);

/** An absolute URL. */
export const webUrl = z.url();
