import 'server-only';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

import { isSystemError } from './system-error';

/**
 * Makes a folder and those above it. Unlike the recursive form of `mkdir`, it ends where a file system
 * pretends that a folder above does not exist, e.g. in `/proc`.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return;
    const above = dirname(path);
    if (!isSystemError(error, 'ENOENT') || above === path) throw error;
    await makeFolder(above);
    await mkdir(path).catch((again: unknown) => {
      if (!isSystemError(again, 'EEXIST')) throw again;
    });
  }
}
