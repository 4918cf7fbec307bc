import { expect, it } from 'vitest';

import { loadMatrixPage } from './load-matrix-page';
import { loadPublishedChoice } from './load-published-choice';
import { prepareStandIn } from './stand-in.fixture';

prepareStandIn({ GITHUB_API_URL: 'http://127.0.0.1:9' });

it('gives no image of the latest release while only the names of the snapshot are known', async () => {
  const { result } = await loadMatrixPage(new URLSearchParams());
  const jobs = result.ok ? result.value.jobs : [];
  expect(jobs.length).toBeGreaterThan(0);
  const { tags, latest } = await loadPublishedChoice(null, jobs);
  expect(tags.length).toBeGreaterThan(0);
  expect(latest).toBeNull();
});
