/**
 * How the server is run: its heap may grow to half as much again as what lives in it before the collector
 * goes through it. Left alone it grows into whatever memory the machine has. See docs/soak.md.
 */
export const SERVER_ARGS = ['--heap-growing-percent=50', 'server/serve.mjs'];

/**
 * The environment of the server beside its settings. The C library would give each thread a heap of its own, and the
 * image library a thread for each core: drawing pictures then left some 80 MB behind.
 */
export const SERVER_ENV = { MALLOC_ARENA_MAX: '2', VIPS_CONCURRENCY: '1' };
