import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { maskPlaceholders, originalPlace } from './mask-placeholders';

const found = (text: string) => maskPlaceholders(text).placeholders.map((each) => each.text);

describe('maskPlaceholders', () => {
  it.each([
    ['{{ version }}', ['{{ version }}']],
    ['{{< KairosVersion  >}}', ['{{< KairosVersion  >}}']],
    ['{{ .Values.image.tag | quote }}', ['{{ .Values.image.tag | quote }}']],
    ['${{ inputs.version }}', ['${{ inputs.version }}']],
    ['${VERSION:-v4.2.0}', ['${VERSION:-v4.2.0}']],
    ['$(VERSION) $VERSION', ['$(VERSION)', '$VERSION']],
    ['a-<version>', ['<version>']],
    ['<flavor>:a', ['<flavor>']],
    ['a-{version}', ['{version}']],
    ['a:[version]', ['[version]']],
    ['a/%VERSION%', ['%VERSION%']],
    ['kairos/@flavor:@flavorRelease', ['@flavor', '@flavorRelease']],
    ['v2.3.x, v4.x and vX.Y.Z', ['v2.3.x', 'v4.x', 'vX.Y.Z']],
    ['kairos/FLAVOR:FLAVOR_RELEASE-core', ['FLAVOR', 'FLAVOR_RELEASE']],
  ])('finds those of %s', (text, placeholders) => {
    expect(found(text)).toEqual(placeholders);
  });

  it.each([
    'a@sha256:0123',
    'user@host:path',
    'uses: a/b@v1',
    'VERSION=v1 --FLAVOR=ubuntu',
    'a <b> c',
    '{"a": 1}',
    'x86_64 1.2.3',
    '100 $',
  ])('finds none in %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('keeps the text around placeholders', () => {
    expect(maskPlaceholders('a $VERSION b').text).toMatch(/^a v\S+ b$/);
  });
});

describe('originalPlace', () => {
  it('is the place of the same text before it was masked', () => {
    const pieces = fc.array(fc.constantFrom('$VERSION', '<flavor>-', ' plain ', 'v2.3.x '), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(pieces, (words) => {
        const text = words.join('');
        const masked = maskPlaceholders(text);
        for (const { masked: place, text: written } of masked.placeholders) {
          const { start, end } = originalPlace(masked, place);
          expect(text.slice(start, end)).toBe(written);
        }
        for (const word of masked.text.matchAll(/plain/g)) {
          const place = { start: word.index, end: word.index + word[0].length };
          const { start, end } = originalPlace(masked, place);
          expect(text.slice(start, end)).toBe('plain');
        }
      }),
    );
  });
});
