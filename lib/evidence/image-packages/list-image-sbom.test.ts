import { describe, expect, it } from 'vitest';

import { digestOf, SPDX_DOCUMENT, statementOf } from '@/lib/evidence/sbom/sbom.fixture';
import { packagesOf, parseStoredList } from '@/lib/evidence/stored-list/parse-stored-list';

import { listImageSbom } from './list-image-sbom';

const [IMAGE, OTHER] = [digestOf('b'), digestOf('c')];
const STATEMENT = JSON.stringify(statementOf(SPDX_DOCUMENT, IMAGE));

const list = (text: string, digests: readonly string[] | null) =>
  listImageSbom(Buffer.from(text), digests).list;
function namesIn(text: string) {
  const stored = parseStoredList(text);
  return stored === null ? [] : packagesOf(stored).map(({ name }) => name);
}

describe('listImageSbom', () => {
  it.each([
    ['a statement about the image', STATEMENT, [IMAGE]],
    ['a file of a release', JSON.stringify(SPDX_DOCUMENT), null],
  ])('lists the packages of %s', (_what, text, digests) => {
    expect(namesIn(list(text, digests) ?? '')).toEqual(['openssl', 'net']);
  });

  it.each([
    ['a statement about another image', STATEMENT, [OTHER]],
    ['a document without a statement', JSON.stringify(SPDX_DOCUMENT), [IMAGE]],
    ['bytes that are no SBOM', '<html>', null],
  ])('lists nothing of %s', (_what, text, digests) => {
    expect(list(text, digests)).toBeNull();
  });
});
