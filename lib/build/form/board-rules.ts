import { KNOWN_MODELS } from '@/lib/names/artifacts/words';
import { isAtLeast } from '@/lib/names/versions/span';

import { ANY_INIT, ANY_KAIROS, type Rule, type RuleSubject } from './rule';

const INIT_MAIN = 'https://github.com/kairos-io/kairos-init/blob/main/main.go';
const PACKAGE_MAPS = 'https://github.com/kairos-io/kairos-init/blob/main/pkg/values/packagemaps.go';
const FACTORY =
  'https://github.com/kairos-io/kairos-factory-action/blob/main/.github/workflows/reusable-factory.yaml';
const FACTORY_DOCS = 'https://kairos.io/docs/reference/kairos-factory/';

/** Takes the kairos-init of the latest release. */
const LATEST_INIT = { release: '', kairosInit: '' } as const;

/** What the kernel and the drivers of a board require of the image. */
type BoardRequirement = {
  readonly models: readonly string[];
  readonly distribution: string;
  /** Null where any release will do. */
  readonly release: string | null;
  readonly base: string;
  readonly firstInit: string;
  readonly source: string;
};

const BOARD_REQUIREMENTS: readonly BoardRequirement[] = [
  {
    models: ['nvidia-jetson-agx-orin', 'nvidia-jetson-orin-nx'],
    distribution: 'ubuntu',
    release: '22.04',
    base: 'ubuntu:22.04',
    firstInit: 'v0.7.0',
    source: PACKAGE_MAPS,
  },
  {
    models: ['nvidia-jetson-thor'],
    distribution: 'ubuntu',
    release: null,
    base: 'ubuntu:24.04',
    firstInit: 'v0.9.0',
    source: PACKAGE_MAPS,
  },
  {
    models: ['nvidia-dgx-spark'],
    distribution: 'ubuntu',
    release: '24.04',
    base: 'ubuntu:24.04',
    firstInit: 'v0.17.0',
    source: PACKAGE_MAPS,
  },
];

/** Where NVIDIA's packages were prepared before kairos-init knew them. */
const isPreparedBase = ({ base }: RuleSubject) => base?.repository === 'kairos/cache';

const isPi = ({ model }: RuleSubject) => model.startsWith('rpi');

const isFlashed = ({ model }: RuleSubject) => model.startsWith('nvidia-jetson');

/** The architecture of a board; null for `generic` and for boards that kairos-init does not know. */
export function archOfBoard(model: string): 'arm64' | null {
  return model !== 'generic' && KNOWN_MODELS.includes(model) ? 'arm64' : null;
}

/** What each device model requires of the other fields. */
export const BOARD_RULES: readonly Rule[] = [
  {
    id: 'model-is-known',
    field: 'model',
    severity: 'error',
    source: INIT_MAIN,
    holds: { of: 'kairos-init', from: 'v0.9.0', to: null },
    breaks: ({ model }) => !KNOWN_MODELS.includes(model),
    says: ({ model }) =>
      `kairos-init takes no model “${model}”. Valid values: ${KNOWN_MODELS.filter((known) => known !== 'rpi64').join(', ')}.`,
    fix: () => ({ model: 'generic' }),
  },
  {
    id: 'rpi64-is-early',
    field: 'model',
    severity: 'error',
    source: 'https://github.com/kairos-io/kairos/blob/v2.0.0/.github/flavors-arm.json',
    holds: ANY_KAIROS,
    breaks: ({ model, era }) => model === 'rpi64' && era.repository === 'flavor',
    says: () => 'The model rpi64 ended with v2.3; since v2.4.0 it is rpi3 or rpi4.',
    fix: () => ({ model: 'rpi4' }),
  },
  {
    id: 'board-needs-arm64',
    field: 'arch',
    severity: 'error',
    source: INIT_MAIN,
    holds: ANY_INIT,
    breaks: ({ model, arch }) =>
      archOfBoard(model) !== null && arch !== null && arch !== archOfBoard(model),
    says: ({ model }) =>
      `The model ${model} is an arm64 board. kairos-init refuses another architecture since v0.16.2.`,
    fix: () => ({ arch: 'arm64' }),
  },
  {
    id: 'pi-has-no-red-hat-kernel',
    field: 'base',
    severity: 'warning',
    source: PACKAGE_MAPS,
    holds: ANY_INIT,
    breaks: (subject) => isPi(subject) && subject.distribution.family === 'rhel',
    says: ({ distribution, model }) =>
      `kairos-init lists no kernel packages for a Raspberry Pi on ${distribution.name}, nor on others of the ${distribution.familyName}. The build is expected to stop without a kernel; no job tests it. ${model} is tested on Ubuntu 22.04 and on Hadron.`,
    fix: () => ({ base: 'ubuntu:22.04', flavor: '', flavorRelease: '' }),
  },
  {
    id: 'pi-on-debian-needs-firmware',
    field: 'base',
    severity: 'note',
    source: PACKAGE_MAPS,
    holds: ANY_INIT,
    breaks: (subject) => isPi(subject) && subject.distribution.id === 'debian',
    says: () =>
      'Debian has the firmware of the Raspberry Pi in non-free-firmware: the base image must list it among its package sources.',
    fix: () => null,
  },
  ...BOARD_REQUIREMENTS.flatMap(requirementRules),
  {
    id: 'board-takes-no-iso',
    field: 'kind',
    severity: 'error',
    source: FACTORY,
    holds: ANY_KAIROS,
    breaks: (subject) =>
      (isPi(subject) || isFlashed(subject)) &&
      (subject.kind === 'iso' || subject.kind === 'netboot'),
    says: (subject) =>
      isPi(subject)
        ? 'A Raspberry Pi boots from a raw disk: there is no ISO for it, and no netboot.'
        : 'A Jetson is flashed with its image: there is no ISO for it, and no netboot.',
    fix: (subject) => ({ kind: isPi(subject) ? 'raw' : 'image' }),
  },
  {
    id: 'factory-makes-generic-isos',
    field: 'kind',
    severity: 'warning',
    source: FACTORY,
    holds: ANY_INIT,
    breaks: ({ model, kind }) => model === 'nvidia-dgx-spark' && kind === 'iso',
    says: () =>
      'The Kairos Factory makes ISOs for the generic model only. AuroraBoot can make this one; no job tests it.',
    fix: () => null,
  },
  {
    id: 'riscv64-needs-init',
    field: 'kairosInit',
    severity: 'error',
    source: FACTORY_DOCS,
    holds: { of: 'kairos-init', from: null, to: 'v0.9' },
    breaks: ({ arch }) => arch === 'riscv64',
    says: () => 'kairos-init builds for riscv64 since v0.10.0.',
    fix: () => LATEST_INIT,
  },
];

function requirementRules(requirement: BoardRequirement): readonly Rule[] {
  const { models, distribution, release, base, firstInit, source } = requirement;
  const concerns = (subject: RuleSubject) =>
    models.includes(subject.model) && !isPreparedBase(subject);
  const wanted = release === null ? 'Ubuntu' : `Ubuntu ${release}`;
  return [
    {
      id: `${models[0] ?? ''}-needs-base`,
      field: 'base',
      severity: 'error',
      source,
      holds: ANY_INIT,
      breaks: (subject) =>
        concerns(subject) &&
        (subject.distribution.id !== distribution ||
          (release !== null && subject.distribution.release !== release)),
      says: ({ model }) =>
        `The drivers of ${model} are packaged for ${wanted} alone, so its image is built from ${base}.`,
      fix: () => ({ base, flavor: '', flavorRelease: '' }),
    },
    {
      id: `${models[0] ?? ''}-needs-init`,
      field: 'kairosInit',
      severity: 'error',
      source: INIT_MAIN,
      holds: ANY_INIT,
      breaks: (subject) =>
        concerns(subject) &&
        subject.kairosInit !== null &&
        !isAtLeast(subject.kairosInit, firstInit),
      says: ({ model }) => `kairos-init knows the model ${model} since ${firstInit}.`,
      fix: () => LATEST_INIT,
    },
  ];
}
