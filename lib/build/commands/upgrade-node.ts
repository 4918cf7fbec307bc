import { stringify } from 'yaml';

import { commandStep } from './command-line';
import type { Recipe, RecipeSubject } from './model';
import { pinnedReference } from './pinned-reference';

const FILE_NAME = 'node-op-upgrade.yaml';

/**
 * The recipe for upgrading machines to a published image: one by one, or in a cluster with the Kairos operator. Null
 * for self-built images, for what Kairos does not publish, and for trusted boot, which upgrades to a signed UKI.
 *
 * @see https://kairos.io/docs/upgrade/kubernetes/
 * @see https://github.com/kairos-io/kairos-operator/blob/main/api/v1alpha1/nodeopupgrade_types.go
 */
export function upgradeNode({
  artifact,
  image: named,
  digest,
  isMissing,
}: RecipeSubject): Recipe | null {
  const { official, kind, trustedBoot, versionNumbers } = artifact;
  const isPublished = official && !isMissing && versionNumbers !== null;
  if (!isPublished || kind !== 'image' || trustedBoot) return null;
  const image = digest === null ? named : pinnedReference(named, digest);
  const resource = {
    apiVersion: 'operator.kairos.io/v1alpha1',
    kind: 'NodeOpUpgrade',
    metadata: { name: 'kairos-upgrade' },
    spec: {
      image,
      nodeSelector: { matchLabels: { 'kairos.io/managed': 'true' } },
      concurrency: 1,
      stopOnFailure: true,
      upgradeActive: true,
    },
  };
  return {
    id: 'upgrade-node',
    title: 'Upgrade to this image',
    standing: 'holds',
    forVersion: 'kairos-agent v2.1.0 and later; NodeOpUpgrade of operator.kairos.io/v1alpha1.',
    steps: [
      commandStep('On a machine, then reboot it', [
        ['sudo', 'kairos-agent', 'upgrade'],
        ['--source', `oci:${image}`],
      ]),
      commandStep('In a cluster with the Kairos operator', [
        ['kubectl', 'apply', '--filename', FILE_NAME],
      ]),
    ],
    file: {
      name: FILE_NAME,
      mediaType: 'application/yaml',
      text: stringify(resource, { lineWidth: 0 }),
    },
    notes: [
      ...(digest === null ? [] : ['The image is given by its digest, which cannot be moved.']),
      'Earlier versions of kairos-agent take --image with the reference, without “oci:”.',
      'The operator upgrades one node at a time and stops at the first failure; its own label kairos.io/managed selects the nodes.',
    ],
    source: 'https://kairos.io/docs/upgrade/kubernetes/',
  };
}
