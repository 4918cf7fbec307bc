import 'server-only';

/** Responds to the preflight that browsers send before a request from another origin: reading is open to all. */
export function handlePreflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': 'if-none-match, accept',
      'access-control-max-age': '86400',
    },
  });
}
