import { describe, expect, it } from 'vitest';

import { loadPreview } from './load-preview';
import { prepareStandIn, untilListsAreWhole } from './stand-in.fixture';

prepareStandIn();

describe('loadPreview', () => {
  it.each([
    ['/releases', 'Releases'],
    ['/releases/kairos', 'Releases of Kairos'],
    ['/releases/kairos/v4.2.0', 'Kairos v4.2.0'],
    ['/releases/kairos/compare?from=v4.1.0&to=v4.2.0', 'Kairos: v4.1.0 to v4.2.0'],
    ['/releases/kairos/compare', 'Compare releases of Kairos'],
    ['/upgrade', 'Upgrade'],
    ['/upgrade?from=v3.5.4&to=v4.2.0', 'Upgrade from v3.5.4 to v4.2.0'],
    ['/build', 'Build'],
    ['/decode?name=v4.2.0', /v4\.2\.0|Kairos/],
    ['/sbom', 'SBOMs'],
    ['/packages', 'Packages of all releases'],
    ['/matrix/history', /^History of the test matrix/],
    ['/matrix/compare', 'Compare two test matrices'],
    ['/matrix/what-if', 'What a workflow would test'],
    ['/defects', 'Known defects'],
    ['/verify', 'Why does my cosign fail?'],
    ['/status', 'Status'],
    ['/api-reference', 'API'],
    ['/images', 'Images'],
  ])('describes %s as the page does', async (path, title) => {
    await untilListsAreWhole();
    const texts = await loadPreview(path);
    expect(texts?.title).toEqual(title instanceof RegExp ? expect.stringMatching(title) : title);
    expect(texts?.description).toMatch(/\.$/);
  });

  it.each([
    ['an unknown path', '/nothing'],
    ['a name that every object has', '/constructor'],
    ['a release that does not exist', '/releases/kairos/v9.9.9'],
    ['a component that does not exist', '/releases/nothing'],
    ['a path below a release', '/releases/kairos/v4.2.0/more'],
    ['an image of another host', '/images/evil.example/kairos/ubuntu:22.04'],
    ['packages of something that is not an image', '/packages?of=Buy+now'],
    ['another host', '//evil.example/status'],
    ['a URL', 'https://evil.example/status'],
    ['an invalid percent-encoding', '/releases/%E0%A4%A'],
    ['an empty path', ''],
  ])('has nothing for %s', async (_what, path) => {
    expect(await loadPreview(path)).toBeNull();
  });
});
