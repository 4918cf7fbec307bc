import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { NO_RELEASES } from '@/lib/build/form/build-context';
import { checkArtifact } from '@/lib/build/form/check-artifact';
import { BUILD_KINDS, type BuildForm, type CheckedArtifact } from '@/lib/build/form/model';
import { presetsOf } from '@/lib/build/form/presets';
import { formOf } from '@/lib/build/form/read-form';

import { RECIPE_IDS } from './model';
import { powershellWords, recipesOf, shellWords } from './recipes.fixture';

/** Number of commands that one shell process reads. */
const BATCH = 100;

const PREFIX = 'mirror.example:5000/proxy';
const K3S = { kubernetes: 'k3s', kubernetesVersion: 'v1.36.1+k3s1' };
const HADRON = { flavor: 'hadron', flavorRelease: 'v0.5.1' };
const UBUNTU = { flavor: 'ubuntu', flavorRelease: '22.04' };
const OWN = { registry: 'registry.example.com', organization: 'my-org', version: 'v1.0.0' };

const STARTS: readonly Partial<BuildForm>[] = [
  ...presetsOf({ ...NO_RELEASES, latestRelease: 'v4.3.0', latestHadron: 'v0.5.1' }).map(
    ({ form }) => form,
  ),
  ...['v2.4.0', 'v3.0.0', 'v3.3.6', 'v3.4.2', 'v3.5.0', 'v3.5.1', 'v3.6.0'].map((version) => ({
    ...UBUNTU,
    version,
  })),
  ...['v3.7.2', 'v4.0.0', 'v4.2.0', 'v4.3.0', 'v4.0.0-RC1'].map((version) => ({
    ...HADRON,
    version,
  })),
  ...['v0.4.7', 'v0.5.29', 'v0.6.2', '0.17.3', 'v4.3.0', 'v1.0.0', 'v4.3.0+x'].map(
    (kairosInit) => ({
      ...OWN,
      base: 'ubuntu:22.04',
      kairosInit,
    }),
  ),
  { ...OWN, version: 'v1.0.0-beta.1+build.5', base: 'opensuse/leap:15.6' },
  { ...OWN, base: `ubuntu@sha256:${'b'.repeat(64)}`, flavorRelease: '24.04' },
  { ...OWN, base: 'builder:5000/team/ubuntu:24.04', repository: 'one' },
  { ...OWN, registry: '', base: 'debian:13' },
  { ...OWN, registry: '', organization: '', base: 'debian:13' },
  { ...OWN, naming: 'E6', version: 'a'.repeat(40), base: 'ubuntu:22.04' },
];

/** The valid combinations of every start with every kind, board, boot mode and Kubernetes. */
function possible(prefix: string): readonly CheckedArtifact[] {
  const turns: readonly Partial<BuildForm>[] = [
    {},
    K3S,
    { trustedBoot: 'true' },
    { fips: 'true' },
    { arch: 'arm64' },
    { arch: 'arm64', model: 'rpi4' },
    { arch: 'riscv64' },
  ];
  return STARTS.flatMap((start) =>
    turns.flatMap((turn) =>
      BUILD_KINDS.flatMap((kind) => {
        const { artifact } = checkArtifact(formOf({ ...start, ...turn, kind, prefix }));
        return artifact === null ? [] : [artifact];
      }),
    ),
  );
}

describe('recipesFor', () => {
  const artifacts = possible('');
  const behindMirror = possible(PREFIX);

  it('is tested with hundreds of artifacts', () => {
    expect(artifacts.length).toBeGreaterThan(300);
    expect(behindMirror).toHaveLength(artifacts.length);
  });

  it('has each recipe at most once, in order, with notes and a source', () => {
    for (const artifact of artifacts) {
      const recipes = recipesOf(artifact);
      const ids = recipes.map(({ id }) => id);
      expect(ids).toEqual(RECIPE_IDS.filter((id) => ids.includes(id)));
      for (const { standing, steps, file, notes, forVersion, source } of recipes) {
        expect(steps.length === 0).toBe(standing === 'unknown');
        if (standing === 'unknown') expect(file).toBeNull();
        expect(notes.length).toBeGreaterThan(0);
        for (const words of [...notes, forVersion]) expect(words).toMatch(/^[A-Z“k].*\.$/);
        expect(source).toMatch(/^https:\/\//);
      }
    }
  });

  it('gives both shells the same words, without placeholders', () => {
    const steps = artifacts.flatMap((artifact) => recipesOf(artifact)).flatMap((one) => one.steps);
    const distinct = new Map(steps.map((step) => [step.shell, step]));
    const all = Array.from(distinct.values());
    const batches = Array.from({ length: Math.ceil(all.length / BATCH) }, (_, index) =>
      all.slice(index * BATCH, (index + 1) * BATCH),
    );
    const words = batches.flatMap((batch) =>
      shellWords(batch.map(({ shell }) => `${shell} ''`).join(' ')),
    );
    const parts = all.flatMap(({ shell, powershell }) => [
      ...powershellWords(powershell ?? shell),
      '',
    ]);
    expect(words).toEqual(parts);
    expect(words.join(' ')).not.toMatch(/undefined|null|\[object|:latest| latest/);
    expect(words.join('')).not.toContain('\n');
  });

  it('puts the mirror before every reference', () => {
    const outside = /(?<!mirror\.example:5000\/proxy\/)\b(?:quay\.io|ghcr\.io)\//;
    const bare = /(?:^|[\s=])(?:ubuntu|fedora|almalinux):/m;
    for (const artifact of behindMirror) {
      for (const { steps, file } of recipesOf(artifact, { digest: `sha256:${'0'.repeat(64)}` })) {
        const text = [...steps.map(({ shell }) => shell), file?.text ?? ''].join('\n');
        expect(text).not.toMatch(outside);
        expect(text).not.toMatch(bare);
      }
    }
  });

  it('lets no value of the form become an expression of a workflow', () => {
    const ours = /\$\{\{ (?:github\.workspace|secrets\.REGISTRY_(?:USERNAME|PASSWORD)) \}\}/g;
    const texts = artifacts.flatMap((artifact) =>
      recipesOf(artifact).flatMap(({ file }) => (file?.name.endsWith('.yaml') ? [file.text] : [])),
    );
    expect(texts.length).toBeGreaterThan(100);
    for (const text of texts) {
      expect(text.replaceAll(ours, '')).not.toContain('${{');
      expect(() => void parse(text)).not.toThrow();
    }
  });
});
