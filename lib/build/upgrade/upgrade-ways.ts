import { stringify } from 'yaml';

import { commandStep } from '@/lib/build/commands/command-line';
import type { RecipeFile, RecipeStep } from '@/lib/build/commands/model';
import { cutReference } from '@/lib/names/references/cut-reference';
import { formatReference } from '@/lib/names/references/format-reference';
import type { SemVer } from '@/lib/names/versions/model';
import { findBySpan, type VersionSpan } from '@/lib/names/versions/span';

/** The ways to upgrade a machine. */
export const UPGRADE_WAY_IDS = ['agent', 'node-op-upgrade', 'plan'] as const;

/** One way to upgrade: commands to run and a file that they need. */
export type UpgradeWay = {
  readonly id: (typeof UPGRADE_WAY_IDS)[number];
  readonly title: string;
  /** The versions for which it is valid, in a sentence. */
  readonly forVersion: string;
  readonly steps: readonly RecipeStep[];
  readonly file: RecipeFile | null;
  /** The URL of the rule. */
  readonly source: string;
};

/** The image to upgrade to, and the machine that is upgraded. */
export type UpgradeSubject = {
  readonly reference: string;
  /** E.g. `sha256:…`; null if unknown. */
  readonly digest: string | null;
  /** The version of Kairos that runs: its agent reads the command. */
  readonly from: SemVer;
  /** Whether the machine runs Kubernetes, so that a cluster can upgrade it. */
  readonly hasKubernetes: boolean;
};

/** The ways to upgrade to an image, valid for the version that runs; the first is for one machine. */
export function upgradeWays(subject: UpgradeSubject): readonly UpgradeWay[] {
  const agent = agentWay(subject);
  const ways = subject.hasKubernetes ? [agent, nodeOpUpgrade(subject), plan(subject)] : [agent];
  return ways.filter((way) => way !== null);
}

type AgentRow = {
  readonly span: VersionSpan;
  readonly flag: (reference: string) => readonly [string, string];
  readonly forVersion: string;
};

/**
 * How kairos-agent takes an image, by the version of Kairos that runs.
 *
 * @see https://kairos.io/docs/upgrade/manual/
 */
const AGENT_ROWS: readonly AgentRow[] = [
  {
    span: { from: 'v2.4.0', to: null },
    flag: (reference) => ['--source', `oci:${reference}`],
    forVersion: 'Machines that run Kairos v2.4.0 or later.',
  },
  {
    span: { from: 'v1.0.0', to: 'v2.3' },
    flag: (reference) => ['--image', reference],
    forVersion: 'Machines that run Kairos v1.0.0 to v2.3: their agent has no --source.',
  },
];

function agentWay({ reference, digest, from }: UpgradeSubject): UpgradeWay | null {
  const row = findBySpan(AGENT_ROWS, from);
  if (row === null) return null;
  const upgrade = (image: string) => [['sudo', 'kairos-agent', 'upgrade'], row.flag(image)];
  return {
    id: 'agent',
    title: 'On one machine',
    forVersion: row.forVersion,
    steps: [
      commandStep('Upgrade', upgrade(reference)),
      ...(digest === null
        ? []
        : [commandStep('Or to exactly this digest', upgrade(pinned(reference, digest)))]),
      commandStep('Restart into the new image', [['sudo', 'reboot']]),
    ],
    file: null,
    source: 'https://kairos.io/docs/upgrade/manual/',
  };
}

/**
 * @see https://github.com/kairos-io/kairos-operator/blob/main/api/v1alpha1/nodeopupgrade_types.go
 */
function nodeOpUpgrade({ reference, digest }: UpgradeSubject): UpgradeWay {
  const name = 'node-op-upgrade.yaml';
  return {
    id: 'node-op-upgrade',
    title: 'In a cluster, with the Kairos operator',
    forVersion: 'Clusters with kairos-operator (operator.kairos.io/v1alpha1).',
    steps: [commandStep('Apply the file', [['kubectl', 'apply', '--filename', name]])],
    file: yamlFile(name, {
      apiVersion: 'operator.kairos.io/v1alpha1',
      kind: 'NodeOpUpgrade',
      metadata: { name: 'kairos-upgrade' },
      spec: {
        image: digest === null ? reference : pinned(reference, digest),
        nodeSelector: { matchLabels: { 'kairos.io/managed': 'true' } },
        concurrency: 1,
        stopOnFailure: true,
        upgradeActive: true,
      },
    }),
    source: 'https://kairos.io/docs/upgrade/kubernetes/',
  };
}

/** The controller joins image and version to a reference, so that a tag is needed. */
function plan({ reference }: UpgradeSubject): UpgradeWay | null {
  const cut = cutReference(reference);
  const { tag } = cut;
  if (tag === null) return null;
  const name = 'upgrade-plan.yaml';
  return {
    id: 'plan',
    title: 'In a cluster, with system-upgrade-controller',
    forVersion:
      'Clusters with Rancher’s system-upgrade-controller (upgrade.cattle.io/v1). Kairos deprecates it in favour of its operator.',
    steps: [commandStep('Apply the file', [['kubectl', 'apply', '--filename', name]])],
    file: yamlFile(name, {
      apiVersion: 'upgrade.cattle.io/v1',
      kind: 'Plan',
      metadata: { name: 'os-upgrade', namespace: 'system-upgrade' },
      spec: {
        concurrency: 1,
        version: tag,
        nodeSelector: { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'Exists' }] },
        serviceAccountName: 'system-upgrade',
        cordon: false,
        drain: { force: false, disableEviction: true },
        upgrade: {
          image: formatReference({ ...cut, tag: null, digest: null }),
          command: ['/usr/sbin/suc-upgrade'],
        },
      },
    }),
    source: 'https://kairos.io/docs/upgrade/system-upgrade-controller/',
  };
}

function yamlFile(name: string, resource: object): RecipeFile {
  return { name, mediaType: 'application/yaml', text: stringify(resource, { lineWidth: 0 }) };
}

function pinned(reference: string, digest: string): string {
  return formatReference({ ...cutReference(reference), tag: null, digest });
}
