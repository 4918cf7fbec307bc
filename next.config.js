// @ts-check

/** Asks for plain text and not for a page: what `curl -H 'Accept: text/plain'` sends. */
const WANTS_TEXT = {
  has: [
    {
      type: /** @type {const} */ ('header'),
      key: 'accept',
      value: '(?!.*text/html).*text/(plain|markdown).*',
    },
  ],
};

/** @type {import('next').NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: true,
  reactCompiler: true,
  agentRules: false,
  experimental: { turbopackRustReactCompiler: true, agentUpgrade: false },
  async rewrites() {
    return {
      beforeFiles: [
        { source: '/', ...WANTS_TEXT, destination: '/matrix.md' },
        { source: '/status', ...WANTS_TEXT, destination: '/status.md' },
        { source: '/.md', destination: '/matrix.md' },
        { source: '/index.md', destination: '/matrix.md' },
      ],
      afterFiles: [],
      fallback: [],
    };
  },
  // Route handlers are compressed only where their type is named here.
  async headers() {
    return [
      {
        source: '/api/v1/:path*',
        headers: [{ key: 'Content-Type', value: 'application/json; charset=utf-8' }],
      },
    ];
  },
};

export default nextConfig;
