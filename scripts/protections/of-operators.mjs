/** @typedef {import('./protections.mjs').Protection} Protection */

const INVALID = 'The configuration is invalid';
const STOP = 'The server is to stop';
const PORT = 'The port is in use, or the host is not of this machine';
const CONTAINER = 'The container is attacked, or its cluster is';
const ENV = 'lib/upstream/runtime/read-env.test.ts';
const REFUSES = 'with a sentence that names it and does not repeat its value';
const STOPS = 'server/stop-server.test.ts';
const DEPLOY = 'scripts/deploy.test.ts';

/**
 * What operators set, start and stop.
 *
 * @type {readonly Protection[]}
 */
export const OF_OPERATORS = [
  {
    fault: INVALID,
    protection: 'SITE_URL has no path',
    file: 'lib/upstream/runtime/read-env.ts',
    code: " && new URL(text).pathname === '/'",
    without: '',
    test: { file: ENV, name: REFUSES },
  },
  {
    fault: INVALID,
    protection: 'white space around a webhook secret is ignored',
    file: 'lib/upstream/runtime/read-env.ts',
    code: String.raw`text.replaceAll(/\s/g, '').length >= 16`,
    without: 'text.length >= 16',
    test: { file: ENV, name: REFUSES },
  },
  {
    fault: INVALID,
    protection: 'the port of Redis is valid',
    file: 'lib/upstream/runtime/read-env.ts',
    code: " && port !== '0'",
    without: '',
    test: { file: ENV, name: REFUSES },
  },
  {
    fault: INVALID,
    protection: 'the database of Redis is a number',
    file: 'lib/upstream/runtime/read-env.ts',
    code: String.raw`/^(?:\/\d{0,4})?$/.test(pathname) && `,
    without: '',
    test: { file: ENV, name: REFUSES },
  },
  {
    fault: INVALID,
    protection: 'a user and a password of Redis can be read',
    file: 'lib/upstream/runtime/read-env.ts',
    code: ' && [username, password].every(isDecodable)',
    without: '',
    test: { file: ENV, name: REFUSES },
  },
  {
    fault: INVALID,
    protection: 'SITE_URL has no fragment and no query, not even an empty one',
    file: 'lib/upstream/runtime/read-env.ts',
    code: ' || /[?#]/.test(text)',
    without: '',
    test: { file: ENV, name: REFUSES },
  },
  {
    fault: INVALID,
    protection: 'a configuration that cannot be used ends the process',
    file: 'lib/site/load/start-site.ts',
    code: '    process.exit(1);\n',
    without: '',
    test: {
      file: 'lib/site/load/start-site.test.ts',
      name: 'ends the process on a configuration that cannot be used, and says why',
    },
  },
  {
    fault: INVALID,
    protection: 'TLS is required only where the operator stated it',
    file: 'server/content-security.mjs',
    code: "siteUrl?.toLowerCase().startsWith('https://') ?? false",
    without: 'true',
    test: { file: 'server/content-security.test.ts', name: 'require TLS' },
  },
  {
    fault: STOP,
    protection: 'the port stays open for a while',
    file: 'server/stop-server.mjs',
    code: '  await pause(noticeMs);\n',
    without: '',
    test: { file: STOPS, name: 'serves on its port for a while, and then not' },
  },
  {
    fault: STOP,
    protection: 'the port closes when no client connects any more',
    file: 'server/stop-server.mjs',
    code: '  await untilQuiet(server);\n',
    without: '',
    test: { file: STOPS, name: 'keeps its port open for clients that connect late' },
  },
  {
    fault: STOP,
    protection: 'a connection without a request may send one before it is closed',
    file: 'server/stop-server.mjs',
    code: 'NetServer.prototype.close.call(server, done)',
    without: 'server.close(() => done(undefined))',
    test: { file: STOPS, name: 'lets a connection that was used before send another request' },
  },
  {
    fault: STOP,
    protection: 'responses in flight are sent',
    file: 'server/stop-server.mjs',
    code: '  await Promise.race([closed, pause(drainMs)]);\n',
    without: '',
    test: { file: STOPS, name: 'waits for a response in flight' },
  },
  {
    fault: STOP,
    protection: 'each response closes its connection',
    file: 'server/page-server.mjs',
    code: "if (this.#options.isStopping()) outgoing.setHeader('connection', 'close');",
    without: '',
    test: {
      file: 'server/page-server.test.ts',
      name: 'closes connections once it is to stop, and is not ready any more',
    },
  },
  {
    fault: STOP,
    protection: '/readyz says that it stops',
    file: 'server/page-server.mjs',
    code: "if (this.#options.isStopping()) return sendText(outgoing, 503, 'stopping\\n');",
    without: '',
    test: {
      file: 'server/page-server.test.ts',
      name: 'closes connections once it is to stop, and is not ready any more',
    },
  },
  {
    fault: STOP,
    protection: 'a pod stops after its endpoints have spread',
    file: 'deploy/kubernetes/deployment.yaml',
    code: "command: ['sleep', '5']",
    without: "command: ['sleep', '0']",
    test: {
      file: DEPLOY,
      name: 'give a pod more time to stop than the server takes after the pause before',
    },
  },
  {
    fault: PORT,
    protection: 'a server that cannot listen says why, and prepares no renderer',
    file: 'server/serve.mjs',
    code: 'if (failure !== null) return refuseToStart(describeListenFailure(failure, { host, port }));',
    without: '',
    test: { file: 'server/serve.test.ts', name: 'ends with code 1 and a sentence' },
  },
  {
    fault: PORT,
    protection: 'the process ends with a code that is not 0',
    file: 'server/serve.mjs',
    code: "  log('error', 'server.not-started', { detail });\n  process.exit(1);",
    without: "  log('error', 'server.not-started', { detail });\n  process.exit(0);",
    test: { file: 'server/serve.test.ts', name: 'ends with code 1 and a sentence' },
  },
  {
    fault: 'The framework or Node prints to the console',
    protection: 'what the framework prints is an event of the log',
    file: 'server/serve.mjs',
    code: 'sendConsoleTo(log);',
    without: '',
    test: { file: 'server/serve.test.ts', name: 'writes lines of JSON only' },
  },
  {
    fault: 'The framework or Node prints to the console',
    protection: 'warnings of Node are events of the log',
    file: 'server/serve.mjs',
    code: 'sendWarningsTo(log);',
    without: '',
    test: { file: 'server/serve.test.ts', name: 'writes lines of JSON only' },
  },
  {
    fault: 'The framework or Node prints to the console',
    protection: 'each level of the console is one of the log',
    file: 'server/console-to-log.mjs',
    code: "error: printAs('error'),",
    without: '',
    test: { file: 'server/console-to-log.test.ts', name: 'logs what is printed by console.$word' },
  },
  {
    fault: CONTAINER,
    protection: 'no script of a package runs in the build',
    file: 'Dockerfile',
    code: ' --ignore-scripts',
    without: '',
    test: { file: DEPLOY, name: 'runs no script of a package' },
  },
  {
    fault: CONTAINER,
    protection: 'base images have a version that says more than the major',
    file: 'Dockerfile',
    code: 'ARG NODE_IMAGE=node:24.21.0-bookworm-slim',
    without: 'ARG NODE_IMAGE=node:24-bookworm-slim',
    test: { file: DEPLOY, name: 'have a version that says more than the major' },
  },
  {
    fault: CONTAINER,
    protection: 'the server runs as an unprivileged user',
    file: 'Dockerfile',
    code: 'USER 1000:1000\n',
    without: '',
    test: { file: DEPLOY, name: 'runs as an unprivileged user, and takes what the build makes' },
  },
  {
    fault: CONTAINER,
    protection: 'Docker waits for the health check as long as Kubernetes does',
    file: 'Dockerfile',
    code: '--timeout=10s',
    without: '--timeout=3s',
    test: { file: DEPLOY, name: 'give a busy server time to respond to a health check' },
  },
  {
    fault: CONTAINER,
    protection: 'a busy server is not killed for a slow response to its probe',
    file: 'deploy/kubernetes/deployment.yaml',
    code: '            timeoutSeconds: 5\n',
    without: '            timeoutSeconds: 1\n',
    test: { file: DEPLOY, name: 'give a busy server time to respond to a health check' },
  },
  {
    fault: CONTAINER,
    protection: 'a container has a limit of processes',
    file: 'deploy/compose.yaml',
    code: '    pids_limit: 128\n',
    without: '',
    test: { file: DEPLOY, name: 'bounds what a container may take' },
  },
  {
    fault: CONTAINER,
    protection: 'the log of a container has a limit',
    file: 'deploy/compose.yaml',
    code: '        max-size: 10m\n',
    without: '',
    test: { file: DEPLOY, name: 'bounds what a container may take' },
  },
  {
    fault: CONTAINER,
    protection: 'the memory of a container is that for which the server is bounded',
    file: 'deploy/compose.yaml',
    code: 'mem_limit: 768m',
    without: 'mem_limit: 512m',
    test: { file: DEPLOY, name: 'bounds what a container may take' },
  },
  {
    fault: CONTAINER,
    protection: 'Valkey is in an internal network',
    file: 'deploy/compose.yaml',
    code: '    internal: true\n',
    without: '',
    test: { file: DEPLOY, name: 'puts Valkey where only the site reaches it' },
  },
  {
    fault: CONTAINER,
    protection: 'Valkey requires a password',
    file: 'deploy/compose.yaml',
    code: ':?is not set}"',
    without: ':-}"',
    test: { file: DEPLOY, name: 'start no Valkey without a password' },
  },
  {
    fault: CONTAINER,
    protection: 'the metrics cannot be read from outside',
    file: 'deploy/kubernetes/ingress.yaml',
    code: 'name: nowhere',
    without: 'name: kairos-matrix',
    test: { file: DEPLOY, name: 'do not let the metrics be read from outside' },
  },
  {
    fault: CONTAINER,
    protection: 'pods reach no private address',
    file: 'deploy/kubernetes/network-policy.yaml',
    code: '              - 10.0.0.0/8\n',
    without: '',
    test: {
      file: DEPLOY,
      name: 'let pods reach DNS, Valkey and public hosts over TLS, and nothing private',
    },
  },
  {
    fault: CONTAINER,
    protection: 'only some namespaces reach the pods',
    file: 'deploy/kubernetes/network-policy.yaml',
    code: `    - from:
        - namespaceSelector:
            matchExpressions:
              - key: kubernetes.io/metadata.name
                operator: In
                values: [ingress-nginx, monitoring]
      ports:`,
    without: '    - ports:',
    test: {
      file: DEPLOY,
      name: 'let pods reach DNS, Valkey and public hosts over TLS, and nothing private',
    },
  },
];
