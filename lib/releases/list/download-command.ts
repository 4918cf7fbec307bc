import { shellQuote, shellQuoteFile } from '@/lib/base/text/shell-quote';

import type { ReleaseAsset } from './model';

const SHA256 = /^sha256:([0-9a-f]{64})$/;
/** Characters that sha256sum or a terminal would read differently in a line of checksums. */
const UNSAFE = /[\\\p{C}\p{Z}]/u;

/**
 * The line that downloads a file and compares it with the digest that GitHub lists; without a digest it downloads
 * only. Null for a name that no such line can have.
 *
 * @see https://www.gnu.org/software/coreutils/manual/html_node/md5sum-invocation.html
 */
export function downloadCommand({ name, url, digest }: ReleaseAsset): string | null {
  if (UNSAFE.test(name)) return null;
  const file = name.startsWith('-') ? `./${name}` : name;
  const download = `curl -fL -o ${shellQuoteFile(name)} ${shellQuote(url)}`;
  const sum = digest === null ? undefined : SHA256.exec(digest)?.[1];
  if (sum === undefined) return download;
  return `${download} &&\n  echo ${shellQuote(`${sum}  ${file}`)} | sha256sum -c -`;
}
