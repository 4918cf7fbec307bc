/**
 * How the server is run: its heap may grow by half of its live objects before a collection. Without this
 * limit it grows into all memory of the machine. See docs/soak.md.
 */
export const SERVER_ARGS = ['--heap-growing-percent=50', 'server/serve.mjs'];

/**
 * The environment of the server in addition to its settings. The C library would give each thread its own
 * heap, and the image library a thread for each core: drawing pictures then left about 80 MB allocated.
 */
export const SERVER_ENV = { MALLOC_ARENA_MAX: '2', VIPS_CONCURRENCY: '1' };
