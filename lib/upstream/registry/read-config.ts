import 'server-only';
import { z } from 'zod';

import { parseJson } from './parse-json';

/** The configuration of an image, as far as it is shown. */
export type ImageConfig = {
  readonly os: string;
  readonly architecture: string;
  readonly variant: string | null;
  /** ISO 8601; null where the image does not say it. */
  readonly createdAt: string | null;
  readonly labels: Readonly<Record<string, string>>;
};

/** Limits of labels: their number, and the length of a value. */
const MOST_LABELS = 64;
const LONGEST_LABEL = 1024;

const text = z.string().max(256);

const labels = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((record) => {
    const kept = Object.entries(record ?? {}).filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && entry[1].length <= LONGEST_LABEL,
    );
    return Object.fromEntries(kept.slice(0, MOST_LABELS));
  });

const wireConfig = z
  .object({
    os: text,
    architecture: text,
    variant: text.nullish(),
    created: z.string().nullish().catch(null),
    config: z.object({ Labels: labels }).nullish(),
  })
  .transform(({ os, architecture, variant, created, config }): ImageConfig => ({
    os,
    architecture,
    variant: variant ?? null,
    createdAt: isoOf(created ?? null),
    labels: config?.Labels ?? {},
  }));

/**
 * Reads the configuration blob of an image; null for any other shape.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/config.md
 */
export function readConfig(bytes: Uint8Array): ImageConfig | null {
  return wireConfig.safeParse(parseJson(bytes)).data ?? null;
}

function isoOf(date: string | null): string | null {
  const at = date !== null && /^\d{4}-\d\d-\d\dT/.test(date) ? Date.parse(date) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
