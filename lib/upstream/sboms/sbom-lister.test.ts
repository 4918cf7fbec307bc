import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { listImageSbom } from '@/lib/evidence/image-packages/list-image-sbom';
import { digestOf, SPDX_DOCUMENT, statementOf } from '@/lib/evidence/sbom/sbom.fixture';
import { parseStoredList } from '@/lib/evidence/stored-list/parse-stored-list';

import { bundleSbomThread } from './bundled-thread.fixture';
import { openSbomLister, type SbomLister, THREAD_MEMORY } from './sbom-lister';

const IMAGE = digestOf('b');

/** An SBOM as Syft writes it for an image: 6,000 packages and, so that it has 40 MB, 80,000 files. */
function largeSbom(): Uint8Array {
  const packages = Array.from({ length: 6000 }, (_, at) => ({
    name: `package-${at}`,
    SPDXID: `SPDXRef-${at}`,
    versionInfo: `1.${at}.0`,
    externalRefs: [
      {
        referenceType: 'purl',
        referenceLocator: `pkg:deb/ubuntu/package-${at}@1.${at}.0?arch=amd64`,
      },
    ],
  }));
  const files = Array.from({ length: 80_000 }, (_, at) => ({
    fileName: `/usr/share/doc/package-${at % 6000}/${'x'.repeat(300)}-${at}`,
    SPDXID: `SPDXRef-File-${at}`,
    checksums: [{ algorithm: 'SHA1', checksumValue: '0'.repeat(40) }],
  }));
  const document = { ...SPDX_DOCUMENT, packages, files };
  return Buffer.from(JSON.stringify(statementOf(document, IMAGE)));
}

let start: Awaited<ReturnType<typeof bundleSbomThread>>;
let lister: SbomLister;
let bytes: Uint8Array;

beforeAll(async () => {
  start = await bundleSbomThread();
  lister = openSbomLister({ start });
  bytes = largeSbom();
});

afterAll(() => lister.close());

/** Waits for a task, and gives the longest time in which this thread had no turn for anything else. */
async function longestDelayMs(task: () => unknown): Promise<number> {
  const delays = monitorEventLoopDelay({ resolution: 5 });
  // The first turn is before the task, the last one after it.
  await setTimeout(20);
  delays.enable();
  await setTimeout(20);
  await task();
  await setTimeout(20);
  delays.disable();
  return delays.max / 1e6;
}

describe('openSbomLister', () => {
  it('lists the packages of a large SBOM, bound to its image', async () => {
    expect(bytes.byteLength).toBeGreaterThan(35_000_000);
    const read = await lister.list(bytes, [IMAGE]);
    expect(read).toMatchObject({ ok: true, value: { sbom: { kind: 'read', packages: 6000 } } });
    expect(parseStoredList((read.ok && read.value.list) || '')?.count).toBe(6000);
  });

  it('does not delay others while it reads a large SBOM', async () => {
    const inPlace = await longestDelayMs(() => listImageSbom(bytes, [IMAGE]));
    const inThread = await longestDelayMs(() => lister.list(bytes, [IMAGE]));
    expect(inThread).toBeLessThan(inPlace / 3);
  });

  it('says the same of a large SBOM as of a small one', async () => {
    const small = Buffer.from(JSON.stringify(statementOf(SPDX_DOCUMENT, IMAGE)));
    const padded = Buffer.concat([small, Buffer.alloc(300_000, ' ')]);
    for (const digests of [[IMAGE], [digestOf('c')], null]) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await lister.list(padded, digests)).toEqual(await lister.list(small, digests));
    }
  });

  it.each([
    ['takes too long', { limitMs: 20, limits: {} }],
    ['needs too much memory', { limitMs: 60_000, limits: { maxOldGenerationSizeMb: 48 } }],
  ])('fails where an SBOM %s, and reads the next one', async (_what, { limitMs, limits }) => {
    let started = 0;
    const strict = openSbomLister({
      limitMs,
      start: () => {
        started += 1;
        return start(started === 1 ? limits : {});
      },
    });
    const failure = { kind: 'too-large', what: 'the SBOM', limitOf: 'site' };
    expect(await strict.list(bytes, [IMAGE])).toEqual({ ok: false, failure });
    expect(await strict.list(Buffer.from('{}'), null)).toMatchObject({ ok: true });
    await strict.close();
  });

  it.each<[string, () => Uint8Array]>([
    ['many packages and files', () => bytes],
    ['many values', () => Buffer.from(`[${'{"a":[1,2,3]},'.repeat(900_000)}{}]`)],
    [
      'much text',
      () => Buffer.from(JSON.stringify({ spdxVersion: 'SPDX-2.3', a: 'é'.repeat(30_000_000) })),
    ],
  ])('has the memory for an accepted SBOM of %s', async (_what, contentOf) => {
    const full = openSbomLister({ start: () => start(THREAD_MEMORY) });
    expect(await full.list(contentOf(), [IMAGE])).toMatchObject({ ok: true });
    await full.close();
  });
});
