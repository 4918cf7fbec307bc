/**
 * How the server is run: its heap may grow to half as much again as what lives in it before the collector
 * goes through it. Left alone it grows into whatever memory the machine has. See docs/soak.md.
 */
export const SERVER_ARGS = ['--heap-growing-percent=50', 'server/serve.mjs'];
