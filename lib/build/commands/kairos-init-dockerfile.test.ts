import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';

import type { CheckedArtifact } from '@/lib/build/form/model';
import { namesOf } from '@/lib/build/form/names';

import { kairosInitDockerfile } from './kairos-init-dockerfile';
import { official, own, recipeOf, wordsOf } from './recipes.fixture';

const K3S = { kubernetes: 'k3s', kubernetesVersion: 'v1.36.1+k3s1' };
const RUN =
  'RUN --mount=type=bind,from=kairos-init,src=/kairos-init,dst=/kairos-init \\\n    /kairos-init';

function dockerfile(artifact: CheckedArtifact): string {
  return recipeOf('kairos-init-dockerfile', artifact).file?.text ?? '';
}

/** The commands that the file runs, one on each line. */
function runs(artifact: CheckedArtifact): readonly string[] {
  const [, run = ''] = dockerfile(artifact).split('dst=/kairos-init \\\n    ');
  return run.trimEnd().split(' && \\\n    ');
}

describe('kairosInitDockerfile', () => {
  it('writes the complete file', () => {
    const artifact = own({ base: 'ubuntu:22.04', arch: 'arm64', model: 'rpi4', ...K3S });
    expect(dockerfile(artifact)).toBe(`FROM quay.io/kairos/kairos-init:v0.17.2 AS kairos-init

FROM ubuntu:22.04
ARG VERSION
ARG MODEL=generic
ARG KUBERNETES_VERSION
${RUN} --version "\${VERSION}" --model "\${MODEL}" --provider k3s --provider-k3s-version "\${KUBERNETES_VERSION}"
`);
  });

  it.each([
    ['v0.4.7', official('v3.4.2'), ['-f v2.21.0 -v core --version "${VERSION}"', '--validate']],
    ['v0.5', official('v3.5.0', K3S), ['-k k3s --k8sversion "${KUBERNETES_VERSION}"', 'validate']],
    ['v0.5, no version', own({ kairosInit: 'v0.5.29', kubernetes: 'k0s' }), ['-k k0s && ']],
    ['v0.6', own({ kairosInit: 'v0.6.2', kubernetes: 'k0s' }), ['--provider k0s\n']],
    ['v0.7', official('v4.0.0', { trustedBoot: 'true' }), ['--trusted true']],
    ['v0.17', own({ base: 'fedora:41', fips: 'true' }), ['--fips']],
    ['v4.3.0', official('v4.3.0', K3S), ['kairos-init:v4.3.0 AS', '--provider-k3s-version']],
  ])('calls kairos-init in the syntax of its version: %s', (_version, artifact, parts) => {
    const text = dockerfile(artifact).replaceAll('\\\n    ', '');
    for (const part of parts) expect(text).toContain(part);
  });

  it('calls kairos-init v0.4 in its stages', () => {
    expect(runs(official('v3.4.0'))).toEqual([
      '/kairos-init -s install -f v2.21.0 -v core --version "${VERSION}" -m "${MODEL}" -t false',
      '/kairos-init -s init -f v2.21.0 -v core --version "${VERSION}" -m "${MODEL}" -t false',
      '/kairos-init --validate -f v2.21.0 -v core --version "${VERSION}" -m "${MODEL}" -t false',
    ]);
  });

  it.each([
    official('v3.4.2', K3S),
    official('v3.5.0', K3S),
    official('v4.0.0', { trustedBoot: 'true' }),
    official('v4.3.0', K3S),
    own({
      base: 'registry.example:5000/x/y@sha256:'.concat('a'.repeat(64)),
      flavor: 'y',
      flavorRelease: '1',
    }),
    own({ base: 'fedora:41', fips: 'true', prefix: 'mirror.example:5000/p' }),
  ])('is a Dockerfile that a parser of Dockerfiles finds nothing wrong with (%#)', (artifact) => {
    expect(validate(dockerfile(artifact))).toEqual([]);
    expect(validate(`${dockerfile(artifact)}RUNS x\n`)).toHaveLength(1);
  });

  it('passes values of the form on the command line', () => {
    const artifact = own({ base: 'ubuntu:22.04', arch: 'arm64', model: 'rpi4', ...K3S });
    expect(wordsOf(recipeOf('kairos-init-dockerfile', artifact).steps)).toEqual([
      [
        'docker',
        'build',
        '--platform',
        'linux/arm64',
        '--build-arg',
        'VERSION=v1.0.0',
        '--build-arg',
        'MODEL=rpi4',
        '--build-arg',
        'KUBERNETES_VERSION=v1.36.1+k3s1',
        '--tag',
        'registry.example.com/my-org/ubuntu:22.04-standard-arm64-rpi4-v1.0.0-k3s-v1.36.1-k3s1',
        '.',
      ],
    ]);
  });

  it('takes both images from the mirror', () => {
    const text = dockerfile(own({ prefix: 'mirror.example' }));
    expect(text).toContain('FROM mirror.example/quay.io/kairos/kairos-init:v0.17.2 AS');
    expect(text).toContain('FROM mirror.example/docker.io/library/ubuntu:24.04\n');
  });

  it.each(['ubuntu:24.04\nRUN id', 'ubuntu 24.04', '$(id)', 'ubuntu:24.04\r'])(
    'gives no file for a base that is not a reference: %j',
    (tag) => {
      const base = { registry: null, repository: 'ubuntu', tag, digest: null };
      const artifact = { ...own(), base };
      const recipe = kairosInitDockerfile({
        artifact,
        names: namesOf(own()),
        image: 'x',
        built: 'x',
        isMissing: false,
        digest: null,
        programs: artifact.programs,
      });
      expect(recipe).toMatchObject({ standing: 'unknown', file: null, steps: [] });
    },
  );

  it.each([
    ['a version before v0.4.5', own({ kairosInit: 'v0.4.0' }), 'v0.4.0'],
    ['a version between two calls', own({ kairosInit: 'v0.5.3' }), 'How kairos-init v0.5.3'],
    ['a version that never existed', own({ kairosInit: 'v1.0.0' }), 'How kairos-init v1.0.0'],
    ['a prerelease', own({ kairosInit: 'v0.6.0-RC1' }), 'How kairos-init v0.6.0-RC1'],
    ['FIPS before v0.6', own({ fips: 'true', kairosInit: 'v0.5.29' }), 'switch for FIPS'],
    ['a release before v3.4.0', official('v3.0.0'), 'built with Earthly'],
    [
      'an unknown base',
      own({ base: '', flavor: 'arch', flavorRelease: '1' }),
      'Enter the base image',
    ],
    ['a commit', own({ naming: 'E6', version: 'a'.repeat(40) }), 'Images of CI'],
  ])('gives no file for %s', (_case, artifact, why) => {
    const recipe = recipeOf('kairos-init-dockerfile', artifact);
    expect(recipe).toMatchObject({ standing: 'unknown', steps: [], file: null });
    expect(recipe.notes.join(' ')).toContain(why);
  });
});
