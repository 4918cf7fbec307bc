import { beforeAll, describe, expect, it } from 'vitest';

import { loadVerifyPage } from './load-verify-page';
import { prepareStandIn, untilListsAreWhole } from './stand-in.fixture';

prepareStandIn();

beforeAll(untilListsAreWhole, 60_000);

const load = (fields: Readonly<Record<string, string>>) =>
  loadVerifyPage(new URLSearchParams(fields));

const ISO = 'kairos-hadron-v0.5.1-core-amd64-generic-v4.2.0.iso';

describe('the page that explains errors of cosign', () => {
  it('finds the release and the file in the command, and gives the command that works', async () => {
    const page = await load({
      error: 'Error: no matching signatures',
      command: `cosign verify-blob --bundle ${ISO}.sha256.bundle ${ISO}.sha256`,
    });
    expect(page.artifact).toMatchObject({ tag: 'v4.2.0', fileName: ISO });
    expect(page.explanation?.check?.command).toContain(`${ISO}.sha256`);
  });

  it('finds the release in the reference of an image', async () => {
    const command = 'cosign verify quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.2.0';
    const page = await load({ error: 'no signatures found', command });
    expect(page.artifact?.tag).toBe('v4.2.0');
    expect(page.explanation?.check?.command).toMatch(/^cosign verify /);
  });

  it('finds an image that has no file in the release', async () => {
    const command = 'cosign verify quay.io/kairos/ubuntu:24.04-core-arm64-rpi4-v4.2.0';
    const page = await load({ error: 'no signatures found', command });
    expect(page.artifact).toMatchObject({ tag: 'v4.2.0', fileName: null });
    expect(page.explanation?.check?.command).toContain('ubuntu:24.04-core-arm64-rpi4-v4.2.0');
  });

  it('says that the release has no such file, and gives no command for another', async () => {
    const page = await load({
      error: 'no such file',
      command: 'cosign verify-blob kairos-nixos-v4.2.0.iso',
    });
    expect(page.refusal).toBe('Release v4.2.0 has no file kairos-nixos-v4.2.0.iso.');
    expect(page.explanation?.check).toBeNull();
  });

  it('takes the release that is given before one in the texts', async () => {
    const page = await load({ error: 'no signatures found v4.2.0', release: 'v3.3.6' });
    expect(page.artifact?.tag).toBe('v3.3.6');
  });

  it.each(['4.2.0', 'V4.2.0'])('finds the release %s', async (release) => {
    const page = await load({ error: 'no signatures found', release });
    expect(page.artifact?.tag).toBe('v4.2.0');
  });

  it('offers the releases of a line', async () => {
    const { refusal } = await load({ error: 'no signatures found', release: 'v4.2' });
    expect(refusal).toMatch(
      /^There is no release v4\.2 .* release line, .* The nearest is v4\.2\.0/,
    );
  });

  it.each(['v99.0.0', '../..', '<script>'])('says that there is no release %s', async (release) => {
    const page = await load({ error: 'no signatures found', release });
    expect(page.refusal).toContain(`no release ${release}`);
    expect(page.explanation?.messages).toHaveLength(1);
    expect(page.explanation?.check).toBeNull();
  });

  it('explains nothing without a text', async () => {
    expect((await load({ release: 'v4.2.0' })).explanation).toBeNull();
  });

  it('explains an error without a release', async () => {
    const page = await load({ error: 'no signatures found' });
    expect(page.artifact).toBeNull();
    expect(page.explanation?.messages).toHaveLength(1);
  });

  it('reads the end of a long output, and says that it is cut', async () => {
    const page = await load({ error: `${'x'.repeat(50_000)} no signatures found` });
    expect(page.isCut).toBe(true);
    expect(page.explanation?.messages).toHaveLength(1);
  });
});
