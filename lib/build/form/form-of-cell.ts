import type { TestedJob } from '@/lib/matrix/jobs/model';
import { KUBERNETES_DISTROS } from '@/lib/names/artifacts/model';

import type { BuildForm } from './model';
import { OWN_VERSION } from './presets';

/** What a place of the grid says of an image, whether a job tests it or not. */
type Place = Pick<TestedJob, 'baseImage' | 'arch' | 'model' | 'trustedBoot' | 'fips' | 'provider'>;

/** The fields that a cell of the grid fills: a self-built image, built as the test builds it. */
export function formOfCell(job: Place): Partial<BuildForm> {
  const distro = KUBERNETES_DISTROS.find((known) => known === job.provider?.name.toLowerCase());
  return {
    version: OWN_VERSION,
    base: job.baseImage ?? '',
    model: job.model,
    trustedBoot: String(job.trustedBoot),
    fips: String(job.fips),
    ...(job.arch !== null && { arch: job.arch }),
    ...(distro !== undefined && {
      kubernetes: distro,
      kubernetesVersion: job.provider?.version ?? '',
    }),
  };
}
