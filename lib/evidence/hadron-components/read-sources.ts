import { parse } from 'yaml';
import { z } from 'zod';

import { orderPackages } from '@/lib/evidence/packages/order-packages';

import { hadronPackage } from './hadron-package';
import type { HadronComponents } from './model';

/** A source that Hadron downloads: its name, its build argument, and its version at tags that give it here. */
export type HadronSource = {
  readonly name: string;
  readonly argument: string;
  readonly version: string;
};

/** Longest file that is read. */
const MAX_LENGTH = 1_000_000;

/**
 * Reads the sources of Hadron out of its `sources.yaml`. Empty where the file cannot be read.
 *
 * @see https://github.com/kairos-io/hadron/blob/main/sources.yaml
 */
export function readSources(text: string): readonly HadronSource[] {
  const file = fileSchema.safeParse(parseYaml(text));
  if (!file.success) return [];
  return Object.entries(file.data.packages).flatMap(([name, value]) => {
    const source = sourceSchema.safeParse(value);
    if (!source.success) return [];
    return [{ name, argument: source.data.version_arg, version: source.data.version ?? '' }];
  });
}

/**
 * The components that the sources give with a version. Until September 2026 Hadron rendered its Dockerfile from
 * a template for some weeks: tags of that time have no Dockerfile, and their versions are here.
 *
 * @see https://github.com/kairos-io/hadron/pull/588
 */
export function componentsOfSources(sources: readonly HadronSource[]): HadronComponents {
  const packages = sources.flatMap(({ name, version }) => hadronPackage(name, version) ?? []);
  return { packages: orderPackages(packages), problems: [] };
}

/** Every value stays text: a version is no number, and 1.10 is not 1.1. */
function parseYaml(text: string): unknown {
  if (text.length > MAX_LENGTH) return null;
  try {
    return parse(text, { schema: 'failsafe' });
  } catch {
    return null;
  }
}

const word = z.string().min(1).max(200);
const fileSchema = z.object({ packages: z.record(z.string().max(200), z.unknown()) });
const sourceSchema = z.object({ version_arg: word, version: word.optional() });
