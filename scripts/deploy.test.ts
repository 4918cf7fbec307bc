import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';

import { STOP_TIMES } from '../server/stop-server.mjs';
import { SERVER_ARGS, SERVER_ENV } from './lib/server-args.mjs';
import { manifestProblems } from './manifest-problems.fixture';

const root = new URL('..', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

const FOLDER = 'deploy/kubernetes/';
const files = readdirSync(new URL(FOLDER, root)).filter((name) => name !== 'kustomization.yaml');

function documentsOf(path: string): readonly unknown[] {
  return parseAllDocuments(read(path), { strict: true }).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as unknown;
  });
}

describe('the container image', () => {
  it('is described by a Dockerfile that a parser accepts', () => {
    expect(validate(read('Dockerfile')).filter(({ severity }) => severity === 1)).toEqual([]);
  });

  it('runs as an unprivileged user, and takes what the build makes', () => {
    const text = read('Dockerfile');
    expect(text).toMatch(/^USER 1000:1000$/m);
    for (const path of [
      '/src/.next/standalone',
      '/src/.next/static',
      '/src/public',
      '/src/server',
    ]) {
      expect(text).toContain(`COPY --from=build ${path} `);
    }
  });
});

describe('the build of the container image', () => {
  it('runs no script of a package', () => {
    const installs = [...read('Dockerfile').matchAll(/\bnpm (?:ci|install)\b.*$/gm)];
    expect(installs).toHaveLength(1);
    for (const [command] of installs) expect(command).toContain(' --ignore-scripts');
  });
});

describe('the command of the container', () => {
  it('has the flags and the environment with which the site was measured', () => {
    const text = read('Dockerfile');
    const command = z.array(z.string()).parse(JSON.parse(/^CMD (.*)$/m.exec(text)?.[1] ?? ''));
    expect(command).toEqual(['node', ...SERVER_ARGS, '/app']);
    for (const [name, value] of Object.entries(SERVER_ENV)) {
      expect(text).toMatch(new RegExp(`^ +${name}=${value}(?: |$)`, 'm'));
    }
  });
});

describe('the manifests', () => {
  it.each(files)('%s holds what the schemas of Kubernetes allow', (name) => {
    const documents = documentsOf(`${FOLDER}${name}`);
    expect(documents.length).toBeGreaterThan(0);
    expect(documents.flatMap(manifestProblems)).toEqual([]);
  });

  it.each([
    ['readinessProbe:', 'readinesProbe:', /readinesProbe is no field of Deployment/],
    ['replicas: 2', 'replicas: two', /replicas must be integer/],
    ['maxUnavailable: 0', 'maxUnavailable: [0]', /maxUnavailable/],
    ['      containers:', '      container:', /required property containers/],
    ['kind: Deployment', 'kind: Deploiment', /has no Deploiment/],
  ])('would be refused with %s written as %s', (right, wrong, problem) => {
    const text = read(`${FOLDER}deployment.yaml`);
    expect(text).toContain(right);
    const [mistaken] = manifestProblems(parse(text.replace(right, wrong)));
    expect(mistaken).toMatch(problem);
  });

  it('are all in the kustomization', () => {
    const [kustomization] = documentsOf(`${FOLDER}kustomization.yaml`);
    const { resources } = z.object({ resources: z.array(z.string()) }).parse(kustomization);
    expect(resources.toSorted()).toEqual(files.toSorted());
  });

  it('select the same pods everywhere', () => {
    const label = /app\.kubernetes\.io\/name: (\S+)/g;
    const names = files.flatMap((name) =>
      [...read(`${FOLDER}${name}`).matchAll(label)].map(([, value]) => value),
    );
    expect(new Set(names)).toEqual(new Set(['kairos-matrix', 'valkey']));
    expect(names.length).toBeGreaterThan(8);
  });

  it('contain no secret', () => {
    for (const name of [...files.map((file) => `${FOLDER}${file}`), 'deploy/compose.yaml']) {
      expect(read(name)).not.toMatch(/gh[pousr]_\w{20}|github_pat_/);
    }
  });

  it('do not let the metrics be read from outside', () => {
    const services = documentsOf(`${FOLDER}service.yaml`).map((each) => serviceSchema.parse(each));
    const [ingress] = documentsOf(`${FOLDER}ingress.yaml`).map((each) => ingressSchema.parse(each));
    const paths = ingress?.spec.rules.flatMap(({ http }) => http.paths) ?? [];
    const backend = paths.find(({ path }) => path === '/metrics')?.backend.service.name;
    const service = services.find(({ metadata }) => metadata.name === backend);
    expect(service).toBeDefined();
    expect(service?.spec.selector).toBeUndefined();
  });

  it('let pods reach DNS, Valkey and public hosts over TLS, and nothing private', () => {
    const [policy] = documentsOf(`${FOLDER}network-policy.yaml`).map((each) =>
      policySchema.parse(each),
    );
    const { ingress = [], egress = [] } = policy?.spec ?? {};
    expect(
      [...ingress, ...egress].filter(({ to, from }) => (to ?? from ?? []).length === 0),
    ).toEqual([]);
    const blocks = egress.flatMap(({ to = [] }) => to.flatMap(({ ipBlock }) => ipBlock ?? []));
    expect(blocks.map(({ cidr }) => cidr)).toEqual(['0.0.0.0/0', '::/0']);
    expect(blocks.flatMap(({ except }) => except)).toEqual(
      expect.arrayContaining(['10.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', 'fc00::/7']),
    );
  });

  it('give a pod more time to stop than the server takes after the pause before', () => {
    const text = read(`${FOLDER}deployment.yaml`);
    const seconds = (pattern: RegExp) => Number(pattern.exec(text)?.[1]);
    const pause = seconds(/command: \['sleep', '(\d+)'\]/);
    const grace = seconds(/terminationGracePeriodSeconds: (\d+)/);
    const { noticeMs, lastRequestMs, drainMs } = STOP_TIMES.SIGTERM;
    expect(pause).toBeGreaterThan(0);
    expect(grace).toBeGreaterThan(pause + (noticeMs + lastRequestMs + drainMs) / 1000);
  });
});

describe('probes and limits', () => {
  const deployment = () => {
    const [document] = documentsOf(`${FOLDER}deployment.yaml`);
    return deploymentSchema.parse(document).spec.template.spec.containers;
  };

  it('give a busy server time to respond to a health check', () => {
    const docker = Number(/^HEALTHCHECK .*--timeout=(\d+)s/m.exec(read('Dockerfile'))?.[1]);
    const probes = deployment().map(({ livenessProbe }) => livenessProbe.timeoutSeconds);
    for (const seconds of [docker, ...probes]) expect(seconds).toBeGreaterThanOrEqual(5);
  });

  it('bounds what a container may take', () => {
    const { services } = composeSchema.parse(parse(read('deploy/compose.yaml')));
    expect(Object.keys(services)).toHaveLength(2);
    for (const service of Object.values(services)) {
      expect(service).toMatchObject({
        mem_limit: expect.stringMatching(/^\d+m$/),
        pids_limit: expect.any(Number),
        logging: { options: { 'max-size': expect.any(String), 'max-file': expect.any(String) } },
        read_only: true,
        cap_drop: ['ALL'],
      });
    }
    expect(services['kairos-matrix']).toMatchObject({ mem_limit: '768m' });
    expect(deployment().map(({ resources }) => resources.limits.memory)).toEqual(['768Mi']);
  });

  it('puts Valkey where only the site reaches it', () => {
    const { services, networks } = composeSchema.parse(parse(read('deploy/compose.yaml')));
    expect(services['valkey']).toMatchObject({ networks: ['shared'] });
    expect(services['valkey']).not.toHaveProperty('ports');
    expect(networks['shared']).toEqual({ internal: true });
  });
});

describe('images', () => {
  it('have a version that says more than the major', () => {
    const texts = ['Dockerfile', 'deploy/compose.yaml', `${FOLDER}valkey.yaml`]
      .map(read)
      .join('\n');
    const images = [...texts.matchAll(/(?:NODE_IMAGE=|image: )((?:node|valkey\/valkey):\S+)/g)];
    expect(images).toHaveLength(4);
    for (const [, image] of images) expect(image).toMatch(/:\d+\.\d+/);
    for (const [, image] of images) expect(image).toMatch(/^[^@]+(?:@sha256:(?:[\da-f]{64}|…))?$/);
  });

  it('are not downloaded to read the Dockerfile itself', () => {
    expect(read('Dockerfile')).not.toMatch(/^# *syntax=/m);
  });
});

const hasTool = (name: string) => spawnSync('which', [name]).status === 0;

/** Runs a tool that operators run, and gives what it wrote. */
function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: fileURLToPath(root),
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return stdout;
}

describe('the tools of operators', () => {
  it.runIf(hasTool('docker-compose'))('read the compose file, with and without Valkey', () => {
    const args = ['--file', 'deploy/compose.yaml', 'config'];
    const parsed = composeSchema.parse(parse(run('docker-compose', args)));
    expect(parsed.services['kairos-matrix']).toMatchObject({ pids_limit: 128, read_only: true });
    const env = { VALKEY_PASSWORD: 'word', COMPOSE_PROFILES: 'shared' };
    const shared = composeSchema.parse(parse(run('docker-compose', args, env)));
    expect(JSON.stringify(shared.services['valkey'])).toContain('--requirepass');
  });

  it('start no Valkey without a password', () => {
    const { services } = composeSchema.parse(parse(read('deploy/compose.yaml')));
    const { command } = z.object({ command: z.array(z.string()) }).parse(services['valkey']);
    const script = (command[2] ?? '').replaceAll('$$', '$').replace('valkey-server', 'echo');
    const shell = (env: Readonly<Record<string, string>>) =>
      spawnSync('sh', ['-c', script], {
        env: { NODE_ENV: 'test', PATH: '/usr/bin:/bin', ...env },
        encoding: 'utf8',
      });
    expect(shell({})).toMatchObject({ stdout: '', stderr: expect.stringContaining('is not set') });
    expect(shell({ VALKEY_PASSWORD: 'two words' }).stdout).toMatch(/--requirepass two words\n$/);
  });

  it.runIf(hasTool('kubectl'))('build the kustomization', () => {
    const built = run('kubectl', ['kustomize', FOLDER]);
    const documents = parseAllDocuments(built).map((each): unknown => each.toJS());
    expect(documents.length).toBeGreaterThan(files.length);
    expect(documents.flatMap(manifestProblems)).toEqual([]);
  });
});

const serviceSchema = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({ selector: z.unknown().optional() }),
});

const ingressSchema = z.object({
  spec: z.object({
    rules: z.array(
      z.object({
        http: z.object({
          paths: z.array(
            z.object({
              path: z.string(),
              backend: z.object({ service: z.object({ name: z.string() }) }),
            }),
          ),
        }),
      }),
    ),
  }),
});

const peers = z.array(
  z.object({
    ipBlock: z.object({ cidr: z.string(), except: z.array(z.string()) }).optional(),
  }),
);

const rule = z.object({ to: peers.optional(), from: peers.optional() });

const policySchema = z.object({
  spec: z.object({ ingress: z.array(rule), egress: z.array(rule) }),
});

const composeSchema = z.object({
  services: z.record(z.string(), z.unknown()),
  networks: z.record(z.string(), z.unknown()),
});

const deploymentSchema = z.object({
  spec: z.object({
    template: z.object({
      spec: z.object({
        containers: z.array(
          z.object({
            livenessProbe: z.object({ timeoutSeconds: z.number() }),
            resources: z.object({ limits: z.object({ memory: z.string() }) }),
          }),
        ),
      }),
    }),
  }),
});
