import { z } from 'zod';

import { orderPackages } from '@/lib/evidence/packages/order-packages';

import { hadronPackage } from './hadron-package';
import type { HadronComponents } from './model';

/** Longest file that is read. */
const MAX_LENGTH = 1_000_000;

/**
 * Reads the components of one Hadron image out of `/usr/lib/hadron/components.json`: names with versions, either
 * flat or in groups. Unlike the Dockerfile it lists only what that image contains.
 *
 * @see https://github.com/kairos-io/hadron/blob/main/hack/gen-components.sh
 */
export function readComponentsJson(text: string): HadronComponents {
  const file = fileSchema.safeParse(parseJson(text));
  if (!file.success) return { packages: [], problems: ['The list of components cannot be read.'] };
  const groups = groupedSchema.safeParse(file.data);
  const lists = groups.success ? Object.values(groups.data.groups) : [file.data];
  const problems: string[] = [];
  const packages = lists.flatMap((list) =>
    Object.entries(list).flatMap(([name, value]) => {
      const version = versionSchema.safeParse(value);
      if (version.success) return hadronPackage(name, version.data) ?? [];
      problems.push(`The version of “${name.slice(0, 200)}” cannot be read.`);
      return [];
    }),
  );
  return { packages: orderPackages(packages), problems };
}

function parseJson(text: string): unknown {
  if (text.length > MAX_LENGTH) return null;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}

const fileSchema = z.record(z.string(), z.unknown());
const groupedSchema = z.object({ groups: z.record(z.string(), fileSchema) });
const versionSchema = z.string().trim().min(1).max(200);
