import { DOCUMENTATION } from './documentation';
import type { Component, Successor, SupportPolicy } from './model';

const POLICY_SOURCE = DOCUMENTATION.imageMatrix;

const unstated: SupportPolicy = {
  rule: 'unstated',
  text: 'Upstream states no policy for the lines of this component.',
  source: null,
};

const movedIntoKairos: Successor = {
  text: 'Its code now lives in the kairos repository and shares the version of Kairos.',
  url: 'https://github.com/kairos-io/kairos',
  source: 'https://github.com/kairos-io/kairos/issues/4301',
};

/**
 * The components whose releases we follow, in the order they are shown: the five that are always
 * there, then the others.
 */
export const COMPONENTS: readonly Component[] = [
  {
    id: 'kairos',
    title: 'Kairos core and standard',
    purpose: 'The operating system images: core without Kubernetes, standard with k3s or k0s.',
    program: 'the programs of Kairos in one archive',
    repository: { owner: 'kairos-io', name: 'kairos' },
    always: true,
    successor: null,
    legacyC3os: true,
    promise: {
      patchDays: 7,
      minorDays: 30,
      text: 'Patches weekly, minors monthly, majors when a large change needs one.',
      source: POLICY_SOURCE,
    },
    policy: {
      rule: 'newest-line',
      text: 'Only the newest release line gets patches; an older line ends when a newer minor appears.',
      source: POLICY_SOURCE,
    },
  },
  {
    id: 'provider-kairos',
    title: 'Kairos provider',
    purpose: 'Brings up Kubernetes on standard images, and peers nodes with each other.',
    program: 'the provider that sets up Kubernetes and meshes',
    repository: { owner: 'kairos-io', name: 'provider-kairos' },
    always: true,
    successor: null,
    legacyC3os: false,
    promise: null,
    policy: unstated,
  },
  {
    id: 'immucore',
    title: 'Immucore',
    purpose: 'Mounts the immutable root file system while the machine starts.',
    program: 'the program that mounts the immutable system at boot',
    repository: { owner: 'kairos-io', name: 'immucore' },
    always: true,
    successor: movedIntoKairos,
    legacyC3os: false,
    promise: null,
    policy: unstated,
  },
  {
    id: 'auroraboot',
    title: 'AuroraBoot',
    purpose:
      'Makes ISOs, disk and cloud images from a Kairos image, and serves them over the network.',
    program: 'the program that makes ISOs, raw disks and netboot files of images',
    repository: { owner: 'kairos-io', name: 'AuroraBoot' },
    always: true,
    successor: null,
    legacyC3os: false,
    promise: null,
    policy: unstated,
  },
  {
    id: 'osbuilder',
    title: 'OSBuilder',
    purpose: 'Built Kairos artifacts inside a cluster until the Kairos operator took over.',
    program: 'OSBuilder, which is archived',
    repository: { owner: 'kairos-io', name: 'osbuilder' },
    always: true,
    successor: {
      text: 'Replaced by the OSArtifact resource of the Kairos operator.',
      url: 'https://github.com/kairos-io/kairos-operator',
      source: 'https://github.com/kairos-io/kairos/issues/3685',
    },
    legacyC3os: false,
    promise: null,
    policy: unstated,
  },
  {
    id: 'kairos-init',
    title: 'kairos-init',
    purpose: 'Turns a distribution’s container image into a Kairos image.',
    program: 'the program that turns a distribution into Kairos',
    repository: { owner: 'kairos-io', name: 'kairos-init' },
    always: false,
    successor: movedIntoKairos,
    legacyC3os: false,
    promise: null,
    policy: unstated,
  },
  {
    id: 'kairos-agent',
    title: 'kairos-agent',
    purpose: 'Installs, upgrades and resets a node, from the node itself.',
    program: 'the agent that installs, upgrades and resets',
    repository: { owner: 'kairos-io', name: 'kairos-agent' },
    always: false,
    successor: movedIntoKairos,
    legacyC3os: false,
    promise: null,
    policy: unstated,
  },
  {
    id: 'hadron',
    title: 'Hadron',
    purpose: 'The small Linux base that the official images are built on since v4.0.0.',
    program: 'a base image to build Kairos from, not a Kairos image',
    repository: { owner: 'kairos-io', name: 'hadron' },
    always: false,
    successor: null,
    legacyC3os: false,
    promise: null,
    policy: unstated,
  },
  {
    id: 'kairos-sdk',
    title: 'kairos-sdk',
    purpose: 'The Go library that the other components share.',
    program: null,
    repository: { owner: 'kairos-io', name: 'kairos-sdk' },
    always: false,
    successor: movedIntoKairos,
    legacyC3os: false,
    promise: null,
    policy: unstated,
  },
  {
    id: 'kairos-operator',
    title: 'Kairos operator',
    purpose: 'Upgrades nodes and builds artifacts from inside a Kubernetes cluster.',
    program: 'the Kairos operator for Kubernetes',
    repository: { owner: 'kairos-io', name: 'kairos-operator' },
    always: false,
    successor: null,
    legacyC3os: false,
    promise: null,
    policy: unstated,
  },
  {
    id: 'kairos-factory-action',
    title: 'Kairos Factory action',
    purpose:
      'The GitHub workflow that builds, signs and publishes images, for Kairos and for others.',
    program: null,
    repository: { owner: 'kairos-io', name: 'kairos-factory-action' },
    always: false,
    successor: {
      text: 'The workflow now lives in the kairos repository.',
      url: 'https://github.com/kairos-io/kairos/blob/master/.github/workflows/reusable-factory.yaml',
      source: 'https://github.com/kairos-io/kairos-factory-action',
    },
    legacyC3os: false,
    promise: null,
    policy: unstated,
  },
];
