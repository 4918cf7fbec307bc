import 'server-only';
import { z } from 'zod';

import { isComputable } from './content-digest';
import type { Descriptor, Manifest } from './manifest';

/** Most entries of an index, and most layers of an image. */
const MOST_ENTRIES = 1000;

const text = z.string().max(1024);

const digest = z.string().refine(isComputable);

/** Annotations whose value is no text are left out. */
const annotations = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((record) => {
    const entries = Object.entries(record ?? {});
    return Object.fromEntries(
      entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  });

const platform = z
  .object({ os: text, architecture: text, variant: text.nullish() })
  .transform(({ os, architecture, variant }) => ({ os, architecture, variant: variant ?? null }));

const descriptor = z
  .object({
    mediaType: text,
    digest,
    size: z.int().nonnegative(),
    annotations,
    platform: platform.nullish().catch(null),
    artifactType: text.nullish(),
  })
  .transform((wire): Descriptor => ({
    mediaType: wire.mediaType,
    digest: wire.digest,
    bytes: wire.size,
    annotations: wire.annotations,
    platform: wire.platform ?? null,
    artifactType: wire.artifactType ?? null,
  }));

const common = {
  schemaVersion: z.literal(2),
  mediaType: text.nullish(),
  annotations,
  artifactType: text.nullish(),
  subject: z.object({ digest }).nullish(),
};

/** No other kind's field: a text that is both would be one thing to us and another to a container runtime. */
const absent = z.undefined().optional();

const wireIndex = z.object({
  ...common,
  manifests: z.array(descriptor).max(MOST_ENTRIES),
  layers: absent,
  config: absent,
});

const wireImage = z.object({
  ...common,
  config: descriptor,
  layers: z.array(descriptor).max(MOST_ENTRIES),
  manifests: absent,
});

/**
 * Reads the JSON of a manifest of the kind that its response's media type says; null for any other shape.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/image-index.md
 * @see https://github.com/opencontainers/image-spec/blob/main/manifest.md
 */
export function readManifest(json: unknown, mediaType: string, kind: Manifest['kind']) {
  const schema = kind === 'index' ? wireIndex : wireImage;
  const { data } = schema.safeParse(json);
  if (data === undefined) return null;
  if (typeof data.mediaType === 'string' && data.mediaType !== mediaType) return null;
  const shared = {
    annotations: data.annotations,
    artifactType: data.artifactType ?? null,
    subject: data.subject?.digest ?? null,
  };
  return toManifest(data, shared);
}

type Wire = z.output<typeof wireIndex> | z.output<typeof wireImage>;

function toManifest(
  wire: Wire,
  shared: Pick<Manifest, 'annotations' | 'artifactType' | 'subject'>,
): Manifest {
  return wire.manifests === undefined
    ? { ...shared, kind: 'image', config: wire.config, layers: wire.layers }
    : { ...shared, kind: 'index', manifests: wire.manifests };
}
