import { joinRecord } from './join-record';
import type { Finding, Span } from './model';
import { recordKindOf } from './record-kinds';

const TITLE =
  /(?<![\w/.-])((?:kairos|c3os)-[a-z0-9][a-z0-9._-]{1,100})\s{1,4}(v[0-9][\w.+-]{0,100})/g;

/** Finds what nodes print as the name of their system: `kairos-standard-ubuntu-22.04 v3.2.2-v1.31.1-k3s1`. */
export function findSystemTitles({ text, start }: Span): readonly Finding[] {
  return [...text.matchAll(TITLE)].flatMap((found) => {
    const place = { start: start + found.index, end: start + found.index + found[0].length };
    const field = { key: 'PRETTY_NAME', value: found[0], ...place };
    const kind = recordKindOf([{ ...field, key: 'KAIROS_PRETTY_NAME' }]);
    const joined = kind === null ? null : joinRecord(kind, [field]);
    return joined === null ? [] : [{ ...joined, fields: [], place }];
  });
}
