import { describe, expect, it } from 'vitest';

import { prepareStandIn } from '@/lib/site/load/stand-in.fixture';

import { generateMetadata } from './[component]/[tag]/page';

prepareStandIn();

describe('the title of the page of a release', () => {
  it.each(['%zz', '%', '%E0%A4%A', '..%2f..%2fx', '%2e%2e'])(
    'says that there is no release of the tag %s, which is decoded already',
    async (tag) => {
      const props = { params: Promise.resolve({ component: 'kairos', tag }) };
      const metadata = generateMetadata({ ...props, searchParams: Promise.resolve({}) });
      await expect(metadata).resolves.toMatchObject({ title: 'No such release' });
    },
  );
});
