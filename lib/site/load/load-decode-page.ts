import 'server-only';
import { cache } from 'react';

import { formOfDecoded } from '@/lib/build/form/decode-to-form';
import { decodeText, PASTE_LIMIT } from '@/lib/names/decoder/decode-text';
import type { DecodePageData } from '@/lib/site/model/build-page';

/** Loads the page that decodes a text, and the form that the builder makes of it. */
export function loadDecodePage(asked: URLSearchParams): DecodePageData {
  return loadByText((asked.get('name') ?? '').slice(0, PASTE_LIMIT));
}

const loadByText = cache((text: string): DecodePageData => {
  const decoded = text.trim() === '' ? null : decodeText(text).findings[0];
  return { text, decoded, opened: decoded === null ? null : formOfDecoded(decoded) };
});
