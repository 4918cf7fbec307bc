// @ts-check

/** @type {import('next').NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: true,
  reactCompiler: true,
  agentRules: false,
  experimental: { turbopackRustReactCompiler: true, agentUpgrade: false },
};

export default nextConfig;
