import { describe, expect, it } from 'vitest';

import { loadedHistory } from '@/lib/site/model/matrix-history-page.fixture';

import { historyFeed, historyMarkdown } from './history-exports';

const exported = (isAllRead: boolean) => ({
  history: loadedHistory({ isAllRead }),
  query: { source: 'kairos-init', text: '', choices: new Map() },
  origin: 'https://m.example',
});

describe('historyMarkdown', () => {
  it('has the progress, the lapses with the rule, and each commit with its link', () => {
    const text = historyMarkdown(exported(false));
    expect(text).toContain('5 of 6 commits read');
    expect(historyMarkdown(exported(true))).toContain('A drop counts as silent where');
    expect(text).toContain('Not read yet.');
    expect(text).toContain(
      '| 2 dropped, 4 added | https://m.example/matrix/compare?source=kairos-init&from=63225cba1&to=4a52b8724 |',
    );
  });
});

describe('historyFeed', () => {
  it('has an entry for each commit that changed a cell, escaped, and none for what is unread', () => {
    const all = historyFeed(exported(true));
    const partly = historyFeed(exported(false));
    expect(all.match(/<entry>/g)?.length).toBeGreaterThan(partly.match(/<entry>/g)?.length ?? 0);
    expect(all).toContain('Add a &lt;board&gt; &amp; more');
    expect(all).toContain('Dropped silently: fedora:41 on amd64, FIPS');
  });
});
