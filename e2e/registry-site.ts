import { test } from '@playwright/test';

import { startStandIn, type StandIn } from '../stand-in/github';
import { kairosWorld } from '../stand-in/kairos-world';
import { inPlaceOfQuay, startRegistry, type StandInRegistry } from '../stand-in/registry/server';
import { signedImages } from '../stand-in/registry/signed-images';
import { startSite, type Site } from './site';

/** What the tests of a group share; there once the first of them runs. */
export type RegistrySite = {
  readonly github: StandIn;
  readonly quay: StandInRegistry;
  readonly site: Site;
};

/** Gives a group of tests a site that reads from stand-ins of GitHub and of quay.io, which has signed images by default. */
export function prepareRegistrySite(makeImages = signedImages): () => RegistrySite {
  let shared: RegistrySite | undefined;

  test.beforeAll(async () => {
    const github = await startStandIn(kairosWorld());
    const quay = await startRegistry(await makeImages());
    const site = await startSite({
      apiUrl: github.url,
      env: { REGISTRIES: inPlaceOfQuay(quay) },
    });
    shared = { github, quay, site };
  });

  test.afterAll(async () => {
    await shared?.site.discard();
    await Promise.all([shared?.github.close(), shared?.quay.close()]);
  });

  return () => {
    if (shared === undefined) throw new Error('The site is there once the tests run.');
    return shared;
  };
}
