import { describe, expect, it } from 'vitest';

import { diffPackages } from '@/lib/evidence/diff/diff-packages';
import { packageOf } from '@/lib/evidence/packages/packages.fixture';

import { describeDiff } from './describe-diff';
import { CHANGE_COLUMNS, formatTableCsv, formatTableMarkdown, PACKAGE_COLUMNS } from './table';

const openssl = packageOf({
  namespace: 'ubuntu',
  name: 'openssl',
  version: '3.0.2',
  arch: 'amd64',
  licence: 'OpenSSL, SSLeay',
});
const hostile = packageOf({
  type: 'npm',
  namespace: '@x',
  name: '=cmd|" /c calc"!A1',
  version: '<script>\n|',
  purl: '',
});

describe('formatTableCsv', () => {
  it('has a head and one line for each package', () => {
    expect(formatTableCsv(PACKAGE_COLUMNS, [openssl])).toBe(
      'Type,Namespace,Name,Version,Architecture,Licence,Source,Package URL\r\n' +
        'deb,ubuntu,openssl,3.0.2,amd64,"OpenSSL, SSLeay",sbom,pkg:deb/ubuntu/openssl@3.0.2\r\n',
    );
  });

  it('lets no spreadsheet run a name, and no text break out of its cell', () => {
    const [, line] = formatTableCsv(PACKAGE_COLUMNS, [hostile]).split('\r\n');
    expect(line).toBe('npm,\'@x,"\'=cmd|"" /c calc""!A1","<script>\n|",,,sbom,');
  });

  it('has all versions of a change', () => {
    const { changes } = diffPackages([openssl, { ...openssl, version: '1' }], [openssl]);
    expect(formatTableCsv(CHANGE_COLUMNS, changes).split('\r\n')[1]).toBe(
      'changed,deb,ubuntu,openssl,"3.0.2, 1",3.0.2,sbom',
    );
  });
});

describe('formatTableMarkdown', () => {
  it('lets no text break out of its cell', () => {
    expect(formatTableMarkdown(PACKAGE_COLUMNS, [hostile]).split('\n')[2]).toBe(
      '| npm | \\@x | =cmd\\|" /c calc"!A1 | \\<script\\> \\| |  |  | sbom |  |',
    );
  });
});

describe('describeDiff', () => {
  it.each([
    [
      { added: 2, removed: 0, upgraded: 1, downgraded: 0, changed: 0 },
      1200,
      '2 added, 1 upgraded, 1,200 unchanged',
    ],
    [
      { added: 0, removed: 3, upgraded: 0, downgraded: 4, changed: 5 },
      0,
      '3 removed, 4 downgraded, 5 changed',
    ],
    [{ added: 0, removed: 0, upgraded: 0, downgraded: 0, changed: 0 }, 0, 'no packages'],
  ])('words %j and %i unchanged', (counts, unchanged, words) => {
    expect(describeDiff({ counts, unchanged })).toBe(words);
  });
});
