import { describe, expect, it } from 'vitest';

import { historyUrls, matrixAtUrl, readHistoryQuery, stepUrl } from './history-query';

const read = (text: string) => readHistoryQuery(new URLSearchParams(text));

describe('readHistoryQuery', () => {
  it('has the first source by default, and leaves results out with a notice', () => {
    const { query, notices } = read('arch=arm64&result=passed');
    expect(query.source).toBe('kairos-init');
    expect([...query.choices.keys()]).toEqual(['arch']);
    expect(notices).toMatchObject([{ key: 'result', value: 'passed' }]);
  });
});

describe('the URLs of a history', () => {
  const { query } = read('arch=arm64&source=kairos');

  it('have the source and the filters', () => {
    expect(historyUrls(query)).toEqual({
      page: '/matrix/history?arch=arm64&source=kairos',
      json: '/api/v1/matrix/history?arch=arm64&source=kairos',
      markdown: '/matrix/history.md?arch=arm64&source=kairos',
      feed: '/matrix/history.atom?arch=arm64&source=kairos',
    });
    expect(matrixAtUrl(query, 'b')).toBe('/?arch=arm64&ref=b&source=kairos');
  });

  it('compare a commit with the one before it, and show the matrix of the first', () => {
    expect(stepUrl(query, { commit: 'b', before: 'a' })).toBe(
      '/matrix/compare?source=kairos&from=a&to=b&arch=arm64',
    );
    expect(stepUrl(query, { commit: 'a', before: null })).toBe(matrixAtUrl(query, 'a'));
  });
});
