import { readFileSync } from 'node:fs';

import { expect, test } from './fixtures';

/**
 * What people who run Kairos pasted, chose or opened, and what is right. `paste` is given to the decoder;
 * `path` is an address of a page or of the API.
 */
type Report = {
  readonly about: string;
  readonly paste?: string;
  readonly path?: string;
  readonly status?: number;
  /** By path in the JSON of the response. */
  readonly values?: Readonly<Record<string, unknown>>;
  readonly otherValues?: Readonly<Record<string, unknown>>;
  /** Regular expressions over the JSON, or over the text of a page. */
  readonly shows?: readonly string[];
  readonly hides?: readonly string[];
  readonly links?: readonly string[];
};

const REPORTS: readonly Report[] = JSON.parse(
  readFileSync(new URL('cases/reports.json', import.meta.url), 'utf8'),
);

const TAGS = /<(script|style|svg|template)\b.*?<\/\1>|<[^>]+>/gs;

const ENTITIES: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#x27;': '’',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};

function textOf(html: string): string {
  const main = /<main\b.*?<\/main>/s.exec(html)?.[0] ?? html;
  const text = main.replaceAll(TAGS, ' ').replaceAll(/\s+/g, ' ');
  return text.replaceAll(/&(?:quot|#x27|lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}

test.describe('a report about', () => {
  for (const [index, report] of REPORTS.entries()) {
    test(`${report.about} (${index + 1}) has the right result`, async ({ request }) => {
      const path = report.path ?? `/api/v1/decode?name=${encodeURIComponent(report.paste ?? '')}`;
      const response = await request.get(path);
      const body = await response.text();
      const isJson = response.headers()['content-type']?.includes('json') === true;
      const text = isJson ? body : textOf(body);
      const json: unknown = isJson ? JSON.parse(body) : {};
      if (report.status === undefined) expect([200, 422]).toContain(response.status());
      else expect(response.status()).toBe(report.status);
      for (const [key, value] of Object.entries(report.values ?? {})) {
        expect(json).toHaveProperty(key, value);
      }
      for (const [key, value] of Object.entries(report.otherValues ?? {})) {
        expect(json).not.toHaveProperty(key, value);
      }
      for (const shown of report.shows ?? []) expect(text).toMatch(new RegExp(shown, 'i'));
      for (const hidden of report.hides ?? []) expect(text).not.toMatch(new RegExp(hidden, 'i'));
      for (const link of report.links ?? []) expect(body).toContain(`href="${link}`);
    });
  }
});
