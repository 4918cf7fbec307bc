import { readdirSync, readFileSync } from 'node:fs';

import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

const root = new URL('..', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

const manifest = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string().regex(/^[a-z\d-]{1,63}$/) }).optional(),
});

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
  it.each(files)('%s is a resource of Kubernetes', (name) => {
    for (const document of documentsOf(`${FOLDER}${name}`)) {
      expect(manifest.safeParse(document).error?.issues ?? []).toEqual([]);
    }
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
