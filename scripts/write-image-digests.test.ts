import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Registry } from '@/lib/upstream/registry/model';
import {
  findDockerRegistry,
  startDockerRegistry,
  type DockerRegistry,
} from '@/stand-in/registry/docker-registry';
import { IMAGE_REPOSITORIES, IMAGE_TAGS, kairosImages } from '@/stand-in/registry/kairos-images';
import { pushWorld } from '@/stand-in/registry/push-world';
import { startTokenServer, type TokenServer } from '@/stand-in/registry/token-server';
import { activeTags, imageRepository } from '@/stand-in/registry/world';

import { pinImages } from './write-image-digests';

const program = findDockerRegistry();
const TAG = IMAGE_TAGS.latest;

/** The images of Hadron under names of Docker Hub. */
const hadron = imageRepository(kairosImages(), IMAGE_REPOSITORIES.hadron);
const world = {
  repositories: new Map(
    ['library/node', 'valkey/valkey'].map((name) => [name, { ...hadron, name }] as const),
  ),
};
const digest = activeTags(hadron).find(({ name }) => name === TAG)?.digest ?? '';

let folder: string;
let said: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pin-images-'));
  mkdirSync(join(folder, 'deploy/kubernetes'), { recursive: true });
  said = [];
  vi.spyOn(console, 'log').mockImplementation((line) => said.push(String(line)));
  vi.spyOn(console, 'error').mockImplementation((line) => said.push(String(line)));
  write({});
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const dockerfileOf = (node: string) => `# --build-arg NODE_IMAGE=node:1
ARG NODE_IMAGE=${node}
FROM \${NODE_IMAGE} AS build
FROM build
`;

const composeOf = (valkey: string) => `services:
  kairos-matrix:
    image: kairos-matrix:local
  valkey:
    image: '${valkey}'
`;

function write({ node = `node:${TAG}`, valkey = `valkey/valkey:${TAG}` }) {
  writeFileSync(join(folder, 'Dockerfile'), dockerfileOf(node));
  writeFileSync(join(folder, 'deploy/compose.yaml'), composeOf(valkey));
  writeFileSync(join(folder, 'deploy/kubernetes/valkey.yaml'), `- image: ${valkey}\n`);
}

const read = () =>
  ['Dockerfile', 'deploy/compose.yaml', 'deploy/kubernetes/valkey.yaml'].map((file) =>
    readFileSync(join(folder, file), 'utf8'),
  );

const registryAt = (url: string, tokenOrigin = url): Registry => ({
  host: 'docker.io',
  url,
  tokenOrigins: [tokenOrigin],
  blobHosts: [],
  tagApi: 'distribution',
  requestsPerSecond: { listing: 1000, content: 1000 },
});

describe.skipIf(program === null)('pinImages at docker-registry (needs its Debian package)', () => {
  let tokens: TokenServer;
  let registry: DockerRegistry;

  beforeAll(async () => {
    tokens = await startTokenServer();
    registry = await startDockerRegistry(program ?? '', tokens);
    await pushWorld(world, { url: registry.url, tokenFor: tokens.pushToken });
  });

  afterAll(async () => {
    await registry.stop();
    await tokens.close();
  });

  const pin = () => pinImages(folder, [registryAt(registry.url, new URL(tokens.realm).origin)]);

  it('writes the digest of each tag behind it, and changes nothing else', async () => {
    expect(await pin()).toBe(true);
    const valkey = `valkey/valkey:${TAG}@${digest}`;
    const node = `node:${TAG}@${digest}`;
    expect(read()).toEqual([dockerfileOf(node), composeOf(valkey), `- image: ${valkey}\n`]);
    expect(said).toEqual([
      `Dockerfile: ${node}`,
      `deploy/compose.yaml: ${valkey}`,
      `deploy/kubernetes/valkey.yaml: ${valkey}`,
    ]);
  });

  it('renews a digest that the tag does not have any more', async () => {
    write({ node: `node:${TAG}@sha256:${'0'.repeat(64)}` });
    expect(await pin()).toBe(true);
    expect(read()[0]).toBe(dockerfileOf(`node:${TAG}@${digest}`));
  });

  it('writes nothing where one of the tags does not exist', async () => {
    write({ valkey: 'valkey/valkey:none' });
    const before = read();
    expect(await pin()).toBe(false);
    expect(read()).toEqual(before);
    expect(said).toEqual([expect.stringMatching(/^valkey\/valkey:none: .*docker\.io.*\.$/)]);
  });
});

describe('pinImages at a registry that cannot be relied on', () => {
  let server: Server;
  let url: string;
  let manifest: object;
  let headers: Readonly<Record<string, string>>;

  const INDEX = 'application/vnd.oci.image.index.v1+json';
  const IMAGE = 'application/vnd.oci.image.manifest.v1+json';
  const entry = { mediaType: IMAGE, digest: `sha256:${'1'.repeat(64)}`, size: 1 };
  const index = { schemaVersion: 2, mediaType: INDEX, manifests: [entry] };

  beforeEach(async () => {
    manifest = index;
    headers = { 'content-type': INDEX };
    server = createServer((_, outgoing) => {
      outgoing.writeHead(200, headers).end(JSON.stringify(manifest));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  });

  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  const refusal = async () => {
    const before = read();
    expect(await pinImages(folder, [registryAt(url)])).toBe(false);
    expect(read()).toEqual(before);
    expect(said).toHaveLength(2);
    return said[0];
  };

  it('refuses a body whose digest is not the stated one', async () => {
    headers = { ...headers, 'docker-content-digest': `sha256:${'2'.repeat(64)}` };
    expect(await refusal()).toMatch(/^node:\S+: docker\.io.*\(tag: digest\)\.$/);
  });

  it('refuses an image for one platform', async () => {
    headers = { 'content-type': IMAGE };
    manifest = { schemaVersion: 2, mediaType: IMAGE, config: entry, layers: [] };
    expect(await refusal()).toMatch(
      /it is an image for one platform, and not an index of several\.$/,
    );
  });

  it('refuses a page', async () => {
    headers = { 'content-type': 'text/html' };
    expect(await refusal()).toMatch(/^node:\S+: docker\.io.*text\/html\)\.$/);
  });

  it('says that a registry cannot be reached', async () => {
    server.close();
    server.closeAllConnections();
    expect(await refusal()).toMatch(
      /^node:\S+: docker\.io could not be reached \(ECONNREFUSED\)\.$/,
    );
  });

  it('refuses what is no image reference', async () => {
    write({ node: 'Node:24', valkey: 'valkey/valkey:8..x/y' });
    expect(await refusal()).toMatch(/^Node:24: it is no image reference: /);
  });
});
