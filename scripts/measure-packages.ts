import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

import { compareLists } from '@/lib/evidence/diff/compare-lists';
import { parseCondition } from '@/lib/evidence/inventory/condition';
import { Inventory } from '@/lib/evidence/inventory/inventory';
import { loadLists, runInSlices, type TextOfList } from '@/lib/evidence/inventory/load-lists';
import { packageHistory } from '@/lib/evidence/inventory/package-history';
import { searchInventory } from '@/lib/evidence/inventory/search-inventory';
import { formatPurl } from '@/lib/evidence/packages/format-purl';
import type { Package } from '@/lib/evidence/packages/model';
import { orderPackages } from '@/lib/evidence/packages/order-packages';
import { readSbom } from '@/lib/evidence/sbom/read-sbom';
import { formatStoredList } from '@/lib/evidence/stored-list/format-stored-list';

import { measureLoaders, type LoaderFigures } from './measure-package-loaders';

/** Figures of the packages of many images, in milliseconds where nothing else is said. */
export type PackageFigures = {
  readonly lists: number;
  readonly packages: number;
  readonly storedKilobytes: number;
  readonly compressedKilobytes: number;
  readonly readMs: number;
  readonly loadMs: number;
  readonly longestSliceMs: number;
  readonly memoryMegabytes: number;
  readonly searchMs: number;
  readonly naiveSearchMs: number;
  readonly historyMs: number;
  readonly naiveHistoryMs: number;
  readonly diffMs: number;
  /** The same through the loaders of the pages, from stored lists. */
  readonly loaders: LoaderFigures;
};

const IMAGES = 30;
const RELEASES = 12;
const PACKAGES = 3000;
const SLICE_MS = 20;
const RUNS = 9;
const NAIVE_RUNS = 3;

/** How many of a thousand packages have another version in the next release. */
const CHANGED_PER_THOUSAND = 40;

const SEARCHES = ['openssl', 'ssl', 'pkg:golang/golang.org', 'lib 1.2', 'no-such-package'];
const CONDITION = 'openssl>=3.5';

/**
 * Measures reading, loading, searching and comparing the packages of 360 images with 3,000 packages each,
 * compared with a search through every package of every list; and what the loaders of the pages take for as many.
 * `directory` is an empty folder for stored lists.
 */
export async function measurePackages(
  collectGarbage: () => void,
  directory: string,
): Promise<PackageFigures> {
  const releases = Array.from({ length: RELEASES }, (_, at) => `v4.${at}.0`);
  const facts = releases.flatMap((release, at) =>
    Array.from({ length: IMAGES }, (_, image) => ({ release, at, image })),
  );
  const lists = facts.map(({ at, image }) => packagesOf(image, at));
  const files = facts.map(({ release, image }, index) => {
    const text = formatStoredList(lists[index] ?? []);
    return { release, image: `image-${image}`, bytes: compress(text), length: text.length };
  });
  const before = memory(collectGarbage);
  const inventory = new Inventory();
  const { loadMs, longestSliceMs } = await load(inventory, files);
  const after = memory(collectGarbage);
  const [first, second] = [packagesOf(0, 3), packagesOf(0, 4)];
  const condition = parseCondition(CONDITION);
  if (condition === null) throw new Error(`${CONDITION} is no condition.`);
  const sbom = sbomOf(first);
  const query = { types: [], licences: [], limit: 50 };
  return {
    lists: files.length,
    packages: PACKAGES,
    storedKilobytes: mean(files.map(({ length }) => length)) / 1000,
    compressedKilobytes: mean(files.map(({ bytes }) => bytes.length)) / 1000,
    readMs: median(() => readSbom(sbom)),
    loadMs,
    longestSliceMs,
    memoryMegabytes: (after - before) / 1e6,
    searchMs: slowest((text) => searchInventory(inventory, { ...query, text })),
    naiveSearchMs: slowest((text) => naiveSearch(lists, text), NAIVE_RUNS),
    historyMs: median(() => packageHistory(inventory, condition, { releases })),
    naiveHistoryMs: median(() => naiveSearch(lists, 'pkg:deb/ubuntu/openssl'), NAIVE_RUNS),
    diffMs: median(() => compareLists(first, second)),
    loaders: await measureLoaders(directory, {
      searches: SEARCHES,
      condition: CONDITION,
      runs: RUNS,
      packagesOf,
    }),
  };
}

async function load(
  inventory: Inventory,
  files: readonly (Omit<TextOfList, 'text'> & { readonly bytes: Buffer })[],
) {
  const slices: number[] = [];
  let start = performance.now();
  const begin = start;
  await runInSlices(loadLists(inventory, texts(files)), {
    sliceMs: SLICE_MS,
    now: () => performance.now(),
    pause: async () => {
      slices.push(performance.now() - start);
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      start = performance.now();
    },
  });
  return { loadMs: performance.now() - begin, longestSliceMs: Math.max(...slices) };
}

function* texts(files: readonly (Omit<TextOfList, 'text'> & { readonly bytes: Buffer })[]) {
  for (const { release, image, bytes } of files) {
    yield { release, image, text: brotliDecompressSync(bytes).toString() };
  }
}

/** Searches the text of every package of every list, as a page without an index would. */
function naiveSearch(lists: readonly (readonly Package[])[], text: string): number {
  const words = text.split(' ');
  const found = new Set<string>();
  for (const list of lists) {
    for (const one of list) {
      const searched = `${one.purl} ${one.version}`.toLowerCase();
      if (words.every((word) => searched.includes(word))) found.add(`${one.type}/${one.name}`);
    }
  }
  return found.size;
}

/** The packages of an image in a release: those of its distribution and those of its programs. */
function packagesOf(image: number, release: number): readonly Package[] {
  const distribution = image % 6;
  const packages = Array.from({ length: PACKAGES }, (_, at) => {
    const isOfImage = at % 10 === 0;
    return packageAt(isOfImage ? at * 100 + image : at * 100 + distribution, at, release);
  });
  return orderPackages(packages);
}

const TYPES = ['deb', 'deb', 'deb', 'deb', 'golang', 'golang', 'golang', 'npm', 'npm', 'pypi'];
const WORDS =
  'lib python core utils net crypto ssl image font perl data common dev tools http json';
const SYLLABLES =
  'an ber co dis el fu gra hi in jo ker lu mo ner ox pra qui ros ste tur ul ver wex yo zan';

function packageAt(seed: number, at: number, release: number): Package {
  const random = (salt: number, below: number) => mix(seed, salt) % below;
  const type = TYPES[random(1, TYPES.length)] ?? 'deb';
  const changes = mix(seed, 2) % 1000 < CHANGED_PER_THOUSAND * (release + 1) ? release : 0;
  const version = versionOf(type, [random(3, 9), random(4, 30), random(5, 20) + changes]);
  const isOpenssl = at === 7;
  const named = {
    type: isOpenssl ? 'deb' : type,
    namespace: namespaceOf(isOpenssl ? 'deb' : type, seed),
    name: isOpenssl ? 'openssl' : nameOf(seed),
    version: isOpenssl ? `3.${Math.floor(release / 2)}.${release}-1ubuntu1` : version,
  };
  const end =
    named.type === 'deb'
      ? `?arch=amd64&distro=ubuntu-24.04&upstream=${nameOf(mix(seed, 9) % 900)}`
      : '';
  return {
    ...named,
    arch: named.type === 'deb' ? 'amd64' : '',
    licence: `Licence ${random(6, 12) ** 2}`,
    purl: `${formatPurl(named)}${end}`,
    source: 'sbom',
  };
}

function nameOf(seed: number): string {
  const [words, syllables] = [WORDS.split(' '), SYLLABLES.split(' ')];
  const word = words[mix(seed, 11) % words.length] ?? '';
  const rest = [12, 13, 14].map((salt) => syllables[mix(seed, salt) % syllables.length] ?? '');
  return `${word}-${rest.join('')}`;
}

function namespaceOf(type: string, seed: number): string {
  if (type === 'deb') return 'ubuntu';
  if (type === 'golang') return `github.com/${nameOf(mix(seed, 21) % 300)}`;
  return '';
}

function versionOf(type: string, [major, minor, patch]: readonly number[]): string {
  const numbers = `${major}.${minor}.${patch}`;
  return type === 'deb' ? `${numbers}-1ubuntu1` : type === 'golang' ? `v${numbers}` : numbers;
}

function mix(seed: number, salt: number): number {
  let hash = Math.imul(seed ^ (salt * 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** An SBOM of packages as SPDX, with ten files for each. */
function sbomOf(packages: readonly Package[]): string {
  return JSON.stringify({
    spdxVersion: 'SPDX-2.3',
    packages: packages.map(({ name, version, licence, purl }) => ({
      name,
      versionInfo: version,
      licenseDeclared: licence,
      externalRefs: [{ referenceType: 'purl', referenceLocator: purl }],
    })),
    files: packages.flatMap(({ name }) =>
      Array.from({ length: 10 }, (_, at) => ({ fileName: `/usr/share/${name}/${at}` })),
    ),
  });
}

function compress(text: string): Buffer {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}

function memory(collectGarbage: () => void): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function slowest(run: (text: string) => unknown, runs = RUNS): number {
  return Math.max(...SEARCHES.map((text) => median(() => run(text), runs)));
}

function median(run: () => unknown, runs = RUNS): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
