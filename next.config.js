// @ts-check

/** Matches requests for plain text and not for a page, which `curl -H 'Accept: text/plain'` sends. */
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
  // The server that stands before the renderer compresses, once for each version of a page.
  compress: false,
  output: 'standalone',
  // No page uses the service that scales images, and anybody could fill its cache on disk.
  images: { unoptimized: true },
  serverExternalPackages: ['jq-web', 'just-bash'],
  typedRoutes: true,
  reactCompiler: true,
  agentRules: false,
  // `npm test` and CI check types, once.
  typescript: { ignoreBuildErrors: true },
  // Nothing reads source maps: the server does not load them, and browsers do not get them.
  experimental: {
    turbopackRustReactCompiler: true,
    agentUpgrade: false,
    turbopackSourceMaps: false,
  },
  async rewrites() {
    return {
      beforeFiles: [
        { source: '/', ...WANTS_TEXT, destination: '/matrix.md' },
        { source: '/status', ...WANTS_TEXT, destination: '/status.md' },
        {
          source: '/releases/:component([^/]+)\\.md',
          destination: '/releases/:component/releases.md',
        },
        {
          source: '/releases/:component/:tag((?!(?:compare|releases)\\.md$)[^/]+)\\.md',
          destination: '/releases/:component/:tag/release.md',
        },
        { source: '/releases', ...WANTS_TEXT, destination: '/releases.md' },
        {
          source: '/releases/:component',
          ...WANTS_TEXT,
          destination: '/releases/:component/releases.md',
        },
        {
          source: '/releases/:component/compare',
          ...WANTS_TEXT,
          destination: '/releases/:component/compare.md',
        },
        {
          source: '/releases/:component/:tag((?!compare$|[^/]+\\.md$)[^/]+)',
          ...WANTS_TEXT,
          destination: '/releases/:component/:tag/release.md',
        },
        { source: '/build', ...WANTS_TEXT, destination: '/build.md' },
        { source: '/decode', ...WANTS_TEXT, destination: '/decode.md' },
        { source: '/packages', ...WANTS_TEXT, destination: '/packages.md' },
        { source: '/packages/compare', ...WANTS_TEXT, destination: '/packages/compare.md' },
        { source: '/upgrade', ...WANTS_TEXT, destination: '/upgrade.md' },
        { source: '/sbom', ...WANTS_TEXT, destination: '/sbom.md' },
        { source: '/defects', ...WANTS_TEXT, destination: '/defects.md' },
        { source: '/verify', ...WANTS_TEXT, destination: '/verify.md' },
        { source: '/api-reference', ...WANTS_TEXT, destination: '/api-reference.md' },
        { source: '/matrix/history', ...WANTS_TEXT, destination: '/matrix/history.md' },
        { source: '/matrix/compare', ...WANTS_TEXT, destination: '/matrix/compare.md' },
        { source: '/matrix/what-if', ...WANTS_TEXT, destination: '/matrix/what-if.md' },
        { source: '/images', ...WANTS_TEXT, destination: '/images.md' },
        { source: '/images/:path(.+)\\.md', destination: '/image.md/:path' },
        { source: '/images/:path(.+)', ...WANTS_TEXT, destination: '/image.md/:path' },
        { source: '/.md', destination: '/matrix.md' },
        { source: '/index.md', destination: '/matrix.md' },
      ],
      afterFiles: [],
      fallback: [],
    };
  },
};

export default nextConfig;
