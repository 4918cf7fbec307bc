import type { ReadField } from '@/lib/names/artifacts/decoded';

import type { RoleField } from './field-claims';
import type { FieldRole } from './record-kinds';

const MEANINGS: Readonly<Record<FieldRole, string>> = {
  reference: 'the image',
  tag: 'the tag of the image',
  digest: 'the digest of the image',
  artifact: 'the name of its files',
  version: 'the version of Kairos, or of a custom build',
  'os-version': 'the version of the system',
  title: 'name and version of the system',
  name: 'the name of the system',
  'os-id': 'the distribution',
  flavor: 'the flavor',
  'flavor-release': 'the version of the distribution',
  variant: 'the variant',
  arch: 'the architecture',
  model: 'the board',
  registry: 'registry and organization',
  'kubernetes-version': 'the version of Kubernetes',
  'kubernetes-distro': 'the Kubernetes distribution',
  'trusted-boot': 'whether it is for trusted boot',
  'kairos-init': 'the version of kairos-init that built it, not of Kairos',
  framework: 'the version of the framework image, not of Kairos',
  base: 'the base image',
  project: 'the repository on GitHub whose release it is',
};

/** Says what a field of a record states. */
export function meaningOf({ key, value, role, start, end }: RoleField): ReadField {
  return { key, value, means: MEANINGS[role], problem: null, place: { start, end } };
}
