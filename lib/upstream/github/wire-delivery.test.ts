import { describe, expect, it } from 'vitest';

import { wireDelivery } from './wire-delivery';

const repository = { full_name: 'kairos-io/kairos' };

describe('wireDelivery', () => {
  it('reads the repository, the ref and the run, and nothing else', () => {
    const delivery = {
      repository: { ...repository, private: false },
      ref: 'refs/heads/master',
      workflow_run: {
        path: '.github/workflows/master.yaml@main',
        head_branch: 'master',
        head_sha: '011abc4',
        head_repository: { full_name: 'Kairos-io/Kairos' },
        conclusion: 'success',
      },
    };
    expect(wireDelivery.parse(delivery)).toEqual({
      repository: 'kairos-io/kairos',
      ref: 'refs/heads/master',
      run: { workflow: 'master.yaml', branch: 'master', commit: '011abc4', isOwn: true },
    });
  });

  it('reads a run of a fork that was deleted as the repository’s own', () => {
    const { run } = wireDelivery.parse({ repository, workflow_run: { head_repository: null } });
    expect(run).toEqual({ workflow: null, branch: null, commit: null, isOwn: true });
  });

  it.each([{}, { repository: null }, { repository: { full_name: 'x'.repeat(201) } }, []])(
    'refuses %.40j, which has no repository',
    (delivery) => {
      expect(wireDelivery.safeParse(delivery).success).toBe(false);
    },
  );
});
