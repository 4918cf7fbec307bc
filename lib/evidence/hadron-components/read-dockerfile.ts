import { orderPackages } from '@/lib/evidence/packages/order-packages';

import { hadronPackage } from './hadron-package';
import type { HadronComponents } from './model';
import type { HadronSource } from './read-sources';

/** Longest Dockerfile that is read, and longest name and version. */
const MAX_LENGTH = 4_000_000;
const MAX_WORD = 200;

/**
 * Reads the components that Hadron is built from out of the build arguments of its Dockerfile, e.g.
 * `ARG OPENSSL_VERSION=3.6.3`. Tools that only build it are among them. The names come from the
 * sources where the same tag has any.
 *
 * @see https://github.com/kairos-io/hadron/blob/main/Dockerfile
 */
export function readDockerfile(
  text: string,
  sources: readonly HadronSource[] = [],
): HadronComponents {
  if (text.length > MAX_LENGTH) return { packages: [], problems: ['The Dockerfile is too large.'] };
  const names = new Map(sources.map(({ argument, name }) => [argument, name]));
  const values = new Map<string, string>();
  const problems: string[] = [];
  const packages = argumentsOf(text).flatMap(({ name, value }) => {
    const resolved = resolve(value, values);
    if (resolved !== null) values.set(name, resolved);
    if (!name.endsWith('_VERSION')) return [];
    if (resolved === null || /[\s$]/.test(resolved) || resolved.length > MAX_WORD) {
      problems.push(`The version in “ARG ${name}=${value.slice(0, MAX_WORD)}” cannot be read.`);
      return [];
    }
    return hadronPackage(names.get(name) ?? name.slice(0, -'_VERSION'.length), resolved) ?? [];
  });
  return { packages: orderPackages(packages), problems };
}

type Argument = { readonly name: string; readonly value: string };

/** The arguments with a value, in order. Continued lines are not separate instructions. */
function argumentsOf(text: string): readonly Argument[] {
  const found: Argument[] = [];
  let isContinued = false;
  for (const line of text.split(/\r?\n/)) {
    const isComment = /^\s*#/.test(line);
    const [, rest] = isContinued || isComment ? [] : (/^\s*ARG\s+(.*)$/i.exec(line) ?? []);
    for (const [, name = '', double, single, plain] of (rest ?? '').matchAll(ASSIGNMENT)) {
      const value = double ?? single ?? plain ?? '';
      if (value !== '') found.push({ name: name.slice(0, MAX_WORD), value });
    }
    if (!isComment) isContinued = /\\[ \t]*$/.test(line);
  }
  return found;
}

const ASSIGNMENT = /(?<![^\s])([A-Za-z_]\w*)=(?:"([^"]*)"|'([^']*)'|(\S*))/g;

/** Puts in the values of earlier arguments; null where one has none. */
function resolve(value: string, values: ReadonlyMap<string, string>): string | null {
  let isComplete = true;
  const resolved = value.replaceAll(/\$(?:\{(\w+)\}|(\w+))/g, (_whole, braced, bare) => {
    const earlier = values.get(String(braced ?? bare));
    if (earlier === undefined) isComplete = false;
    return (earlier ?? '').slice(0, MAX_WORD);
  });
  return isComplete ? resolved : null;
}
