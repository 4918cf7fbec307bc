import { describe, expect, it } from 'vitest';

import { arrangeAssets } from './arrange-assets';
import { companionWords } from './file-words';
import { assetOf } from './releases.fixture';

const wordsOf = (tag: string, names: readonly string[]) =>
  arrangeAssets(
    names.map((name, index) => assetOf(name, index)),
    { component: 'kairos', tag },
  ).groups.flatMap(({ main, companions }) =>
    companions.map((companion) => companionWords(main, companion)),
  );

describe('companionWords', () => {
  it('says what each file of an image of v4.2.0 is, with its ending', () => {
    const image = 'kairos-hadron-v0.5.1-core-amd64-generic-v4.2.0.iso';
    const names = [image, `${image}.sha256`, `${image}.sha256.bundle`, `${image}.sha256.sig`];
    expect(wordsOf('v4.2.0', names)).toEqual([
      'checksum (.sha256)',
      'Sigstore bundle of the checksum (.sha256.bundle)',
      'signature of the checksum (.sha256.sig)',
    ]);
  });

  it('says which of five scan reports of v2.3.1 each is', () => {
    const stem = 'core-alpine-opensuse-leap-v2.3.1';
    const names = [
      `kairos-alpine-opensuse-leap-v2.3.1.iso`,
      `${stem}-grype.json`,
      `${stem}-grype.sarif`,
      `${stem}-trivy.html`,
      `${stem}-trivy.json`,
      `${stem}-trivy.sarif`,
    ];
    const words = wordsOf('v2.3.1', names);
    expect(words).toHaveLength(5);
    expect(new Set(words).size).toBe(5);
    expect(words[1]).toMatch(/^scan report \(grype\.sarif\)$/);
  });

  it('says which netboot file each is', () => {
    const stem = 'kairos-alpine-opensuse-leap-v2.3.1';
    const names = [`${stem}.iso`, `${stem}-initrd`, `${stem}-kernel`, `${stem}.squashfs`];
    const words = wordsOf('v2.3.1', names);
    expect(new Set(words).size).toBe(3);
    expect(words.join(' ')).toMatch(/\(initrd\).*\(kernel\).*\(\.squashfs\)/);
  });
});
