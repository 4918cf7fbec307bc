import { describe, expect, it } from 'vitest';

import { prepareStandIn } from '@/lib/site/load/stand-in.fixture';

import { handleMatrixCompare } from './handle-matrix-compare';

prepareStandIn({ GITHUB_TOKEN: 'a-token-of-the-stand-in' });

const get = (query: string, format: 'json' | 'md' = 'json') =>
  handleMatrixCompare(new Request(`http://127.0.0.1/matrix/compare?${query}`), format);

async function cellsOf(query: string): Promise<readonly string[]> {
  const { cells } = await (await get(query)).json();
  return cells.map(
    (cell: { change: string; arch: string; baseImage: string; tests: string }) =>
      `${cell.change}: ${cell.baseImage} ${cell.arch} ${cell.tests}`,
  );
}

describe('a comparison of two refs', () => {
  it('lists the cells that differ between v0.9.1 and v0.17.3 of kairos-init', async () => {
    const cells = await cellsOf('source=kairos-init&from=v0.9.1&to=v0.17.3');
    expect(cells.toSorted()).toEqual([
      'added: ghcr.io/kairos-io/hadron:main arm64 Raspberry Pi 4',
      'added: ghcr.io/kairos-io/hadron:v0.5.1 amd64 standard boot',
      'added: ghcr.io/kairos-io/hadron:v0.5.1 arm64 Raspberry Pi 4',
      'added: ghcr.io/kairos-io/hadron:v0.5.1 arm64 standard boot',
      'added: ubuntu:22.04 arm64 Raspberry Pi 4',
      'dropped: ghcr.io/kairos-io/hadron:v0.3.2 amd64 standard boot',
      'dropped: ghcr.io/kairos-io/hadron:v0.3.2 arm64 standard boot',
      'dropped: ghcr.io/kairos-io/hadron:v0.3.2 riscv64 standard boot',
    ]);
  });

  it('lists only the chosen kinds, of the cells that the filters keep', async () => {
    const query = 'from=v0.9.1&to=v0.17.3&change=dropped&arch=arm64';
    expect(await cellsOf(query)).toEqual([
      'dropped: ghcr.io/kairos-io/hadron:v0.3.2 arm64 standard boot',
    ]);
  });

  it('points out the cell that was dropped silently, with the lines that did it', async () => {
    const { counts, cells } = await (await get('from=v0.9.1&to=v0.18.0')).json();
    expect(counts).toMatchObject({ silent: 1 });
    const silent = cells.filter((cell: { isSilent: boolean }) => cell.isSilent);
    expect(silent).toMatchObject([
      { baseImage: 'ghcr.io/kairos-io/hadron:main', arch: 'arm64', tests: 'standard boot' },
    ]);
    expect(silent[0].causes[0].url).toMatch(/\/blob\/63225cba1[\da-f]+\/.+#L\d+-L\d+$/);
  });

  it('takes a day for the last commit until its end', async () => {
    const { from, to } = await (await get('from=2026-07-12&to=2026-07-13')).json();
    expect(from).toMatchObject({ day: '2026-07-12' });
    expect(from.commit).toMatch(/^63225cba1/);
    expect(to.commit).toMatch(/^4a52b8724/);
  });

  it('compares the branches of two sources', async () => {
    const cells = await cellsOf('source=kairos-init&toSource=kairos');
    expect(cells).toContain('dropped: opensuse/tumbleweed amd64 standard boot');
    expect(cells).toContain('added: ubuntu:24.04 amd64 standard boot');
  });

  it('says why cells may be missing where a side could not be read', async () => {
    const { doubts } = await (await get('from=broken')).json();
    expect(doubts).toEqual([expect.stringContaining('of kairos-init at broken could not be read')]);
  });

  it('says since when the file exists where a ref has none', async () => {
    const { detail } = await (await get('from=without-workflow')).json();
    expect(detail).toContain('exists since 20 Jan 2025 (commit 56f7dc0)');
  });

  it('says on a day before the file existed since when it exists', async () => {
    const response = await get('from=2025-01-19');
    expect(response.status).toBe(404);
    const { detail } = await response.json();
    expect(detail).toContain('On 19 Jan 2025 kairos-init had no .github/workflows/test.yml');
  });

  it('is Markdown with the same cells and a link to the page', async () => {
    const text = await (await get('from=v0.9.1&to=v0.18.0', 'md')).text();
    expect(text).toContain('(1 silently)');
    expect(text).toContain('| ghcr.io/kairos-io/hadron:main | arm64 | standard boot |');
    expect(text).toMatch(/<http.+\/matrix\/compare\?from=v0\.9\.1&to=v0\.18\.0>/);
  });
});
