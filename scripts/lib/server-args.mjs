/**
 * How the server is run: its heap may grow by a third of its live objects before a collection. Without this
 * limit it grows into all memory of the machine. New objects have 8 MB, half of the default. See docs/soak.md.
 */
export const SERVER_ARGS = [
  '--heap-growing-percent=35',
  '--max-semi-space-size=8',
  'server/serve.mjs',
];

/**
 * The environment of the server in addition to its settings. The C library would give each thread its own
 * heap, and the image library a thread for each core: drawing pictures then left about 80 MB allocated. The thresholds return freed blocks of 128 kB and more to the
 * system. Both together take the soak test from 390 to 305 MB.
 */
export const SERVER_ENV = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
  VIPS_CONCURRENCY: '1',
};
