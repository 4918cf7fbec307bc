import { readdirSync, readFileSync } from 'node:fs';

import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';

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

  it('runs as nobody in particular, and takes what the build makes', () => {
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

  it('hold no secret', () => {
    for (const name of [...files.map((file) => `${FOLDER}${file}`), 'deploy/compose.yaml']) {
      expect(read(name)).not.toMatch(/gh[pousr]_\w{20}|github_pat_/);
    }
  });
});
