import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describeFailure } from '@/lib/base/failure';
import { fail, ok, type Result } from '@/lib/base/result';
import { formatReference } from '@/lib/names/references/format-reference';
import type { ImageReference } from '@/lib/names/references/model';
import { parseReference } from '@/lib/names/references/parse-reference';
import { createRegistry } from '@/lib/upstream/registry/client';
import type { Registry } from '@/lib/upstream/registry/model';
import { findRegistry } from '@/lib/upstream/registry/registries';

/** Files that name images of others. */
const FILES = ['Dockerfile', 'deploy/compose.yaml', 'deploy/kubernetes/valkey.yaml'];

/** An image in a line of a Dockerfile or of YAML; variables and stages of a build are none. */
const IMAGE = /^(\s*(?:ARG \w+_IMAGE=|FROM (?:--platform=\S+ )?|(?:- )?image: ['"]?))([^\s$'"]+)/gm;

/** The image that is built here. */
const BUILT = /^kairos-matrix(?::|$)/;

/** The registry of names without a host. Its API has another host than its names, and its tokens a third. */
const DOCKER_HUB: Registry = {
  host: 'docker.io',
  url: 'https://registry-1.docker.io',
  tokenOrigins: ['https://auth.docker.io'],
  blobHosts: [],
  tagApi: 'distribution',
  requestsPerSecond: { listing: 1, content: 1 },
};

/**
 * Pins the images that the files of a folder name, by the digest that their tag has in its registry at present.
 * Nothing is written unless all digests were found. Says whether they were, with a sentence for each that was not.
 */
export async function pinImages(root: string, registries: readonly Registry[]): Promise<boolean> {
  const texts = new Map<string, string>();
  for (const file of FILES) texts.set(file, await readFile(join(root, file), 'utf8'));
  const pinned = new Map<string, string>();
  let areAllFound = true;
  for (const name of new Set([...texts.values()].flatMap(imagesIn))) {
    const found = await pin(name, registries);
    if (found.ok) pinned.set(name, found.value);
    else {
      areAllFound = false;
      console.error(`${name}: ${found.failure}`);
    }
  }
  if (!areAllFound) return false;
  for (const [file, text] of texts) {
    const written = text.replace(IMAGE, (line: string, before: string, name: string) =>
      pinned.has(name) ? `${before}${pinned.get(name)}` : line,
    );
    if (written !== text) await writeFile(join(root, file), written);
    for (const name of imagesIn(written)) console.log(`${file}: ${name}`);
  }
  return true;
}

/** The images that a file names by a tag. */
function imagesIn(text: string): readonly string[] {
  return [...text.matchAll(IMAGE)]
    .map(([, , name = '']) => name)
    .filter((name) => name.includes(':') && !BUILT.test(name));
}

/** An image with the digest that its tag has now. */
async function pin(name: string, registries: readonly Registry[]): Promise<Result<string, string>> {
  const reference = parseReference(name);
  if (!reference.ok) return fail(`it is no image reference: ${reference.failure.message}`);
  const { tag } = reference.value;
  if (tag === null) return fail('it has no tag.');
  const client = createRegistry(registryOf(reference.value, registries));
  const request = { repository: repositoryOf(reference.value), reference: tag, what: 'tag' };
  const fetched = await client.fetchManifest(request);
  if (!fetched.ok) return fail(describeFailure(fetched.failure));
  if (fetched.value.kind !== 'new' || fetched.value.manifest.kind !== 'index') {
    return fail('it is an image for one platform, and not an index of several.');
  }
  return ok(formatReference({ ...reference.value, digest: fetched.value.digest }));
}

function registryOf({ registry }: ImageReference, registries: readonly Registry[]): Registry {
  const host = registry ?? DOCKER_HUB.host;
  const url = `https://${host}`;
  const unlisted = { ...DOCKER_HUB, host, url, tokenOrigins: [url] };
  return findRegistry([...registries, DOCKER_HUB], host) ?? unlisted;
}

/** Images of Docker itself have names of one part. */
function repositoryOf({ registry, repository }: ImageReference): string {
  const isOfHub = registry === null || registry === DOCKER_HUB.host;
  return isOfHub && !repository.includes('/') ? `library/${repository}` : repository;
}
