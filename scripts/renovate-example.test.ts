import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { RE2 } from 're2-wasm';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const text = readFileSync(fileURLToPath(new URL('../docs/renovate.md', import.meta.url)), 'utf8');

/** The block of code in a language; throws if the document has none. */
function blockOf(language: string): string {
  const [, block] = new RegExp('```' + language + '\\n([\\s\\S]*?)\\n```').exec(text) ?? [];
  if (block === undefined) throw new Error(`docs/renovate.md has no block of ${language}.`);
  return block;
}

const configuration = z
  .object({
    customDatasources: z.record(
      z.string(),
      z.object({ defaultRegistryUrlTemplate: z.string().startsWith('https://') }),
    ),
    customManagers: z
      .array(
        z.object({
          matchStrings: z.array(z.string()).min(1),
          managerFilePatterns: z.array(z.string()),
        }),
      )
      .min(1),
  })
  .parse(JSON.parse(blockOf('json')));

const patterns = configuration.customManagers.flatMap(({ matchStrings }) => matchStrings);

/** The named groups that the first pattern finds in a text, by RE2 as Renovate runs it. */
function groupsOf(file: string) {
  const [pattern = ''] = patterns;
  return { ...new RE2(pattern, 'u').exec(file)?.groups };
}

describe('the example for Renovate', () => {
  it('is refused by RE2 as soon as it looks behind', () => {
    expect(() => new RE2('(?<!a)b', 'u')).toThrow(/invalid/);
  });

  it('finds the tag of an image with its data source', () => {
    expect(groupsOf(blockOf('yaml'))).toEqual({
      datasource: 'custom.kairos',
      depName: 'flavor=hadron&kubernetes=k3s&kubernetesVersion=1.35',
      currentValue: 'v0.5.1-standard-amd64-generic-v4.2.0-k3s-v1.35.7-k3s1',
    });
  });

  it('finds the version of a program in a Dockerfile', () => {
    expect(groupsOf(blockOf('dockerfile'))).toEqual({
      datasource: 'custom.kairos',
      depName: 'program=kairos-init',
      currentValue: 'v0.17.2',
    });
  });

  it('requests the path of the API with the name of the dependency as its query', () => {
    const templates = Object.values(configuration.customDatasources);
    expect(templates.map(({ defaultRegistryUrlTemplate: url }) => new URL(url).pathname)).toEqual([
      '/api/v1/latest-tag',
    ]);
  });
});
