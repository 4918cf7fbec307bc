import { BUILD_FIELDS, type BuildField } from '@/lib/build/form/model';
import { CHANGE_KINDS } from '@/lib/matrix/compare/model';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { COMPONENTS } from '@/lib/names/catalog/components';
import { ALL_SOURCES } from '@/lib/site/url/matrix-query';

/** A parameter of a request, as the document of the API describes it. */
export type Parameter = {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly required: boolean;
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
};

const TEXT = { type: 'string' };

/** The parameters that select jobs of a matrix: one for each facet, and words. */
export const matrixParameters: readonly Parameter[] = [
  query(
    'source',
    `Id of a matrix source, or \`${ALL_SOURCES}\`; \`${matrixSources[0].id}\` by default`,
    { type: 'string', enum: [...matrixSources.map(({ id }) => id), ALL_SOURCES] },
  ),
  query('ref', 'Branch, tag or commit of one source; its own branch by default'),
  query('at', 'Day, e.g. `2026-01-31`, or commit of one source, in place of `ref`'),
  query('arch', 'Architecture, e.g. `arm64`; repeat it, as each of the following, for several'),
  query('trustedBoot', 'Whether the job tests Trusted Boot, `true` or `false`'),
  query('fips', 'Whether the job tests a FIPS image, `true` or `false`'),
  query('model', 'Board, e.g. `rpi4`; `generic` where none is chosen'),
  query('provider', 'Kubernetes distribution, e.g. `k3s`; `none` without Kubernetes'),
  query(
    'result',
    'How the job ended, e.g. `failed`; `unknown` without a result. Of all sources, the latest evidence on a combination counts',
  ),
  query('family', 'Family of distributions, e.g. `debian`'),
  query('distribution', 'Distribution of the base image, e.g. `ubuntu`'),
  query('os', 'Base image by its reference or label, e.g. `ubuntu:24.04` or `Ubuntu 24.04`'),
  query('job', 'Key of the job in the workflow'),
  query('q', 'Text filter: all words must occur in the job'),
];

/** The parameters that filter jobs of any matrix. */
const filterParameters = matrixParameters.filter(
  ({ name }) => !['source', 'ref', 'at'].includes(name),
);

/** The parameters that choose two matrices, and filter their cells. */
export const compareParameters: readonly Parameter[] = [
  query('source', `Id of the source of both matrices; \`${matrixSources[0].id}\` by default`, {
    type: 'string',
    enum: matrixSources.map(({ id }) => id),
  }),
  query(
    'from',
    'Branch, tag, commit or day, e.g. `v0.9.1` or `2026-01-31`; the source’s own branch by default',
  ),
  query('to', 'The same of the second matrix'),
  query('toSource', 'Id of the source of the second matrix where it is another one'),
  query('change', 'Which cells are listed; repeat it for several, all that differ by default', {
    type: 'string',
    enum: [...CHANGE_KINDS],
  }),
  ...filterParameters,
];

/** The parameters that choose a history, and filter its jobs and cells. */
export const historyParameters: readonly Parameter[] = [
  query('source', `Id of the source; \`${matrixSources[0].id}\` by default`, {
    type: 'string',
    enum: matrixSources.map(({ id }) => id),
  }),
  ...filterParameters.filter(({ name }) => name !== 'result'),
];

/** The parameters that choose the matrix which a pasted workflow is compared with. */
export const whatIfParameters: readonly Parameter[] = [
  query('source', `Id of the source; \`${matrixSources[0].id}\` by default`, {
    type: 'string',
    enum: matrixSources.map(({ id }) => id),
  }),
  query('at', 'Branch, tag, commit or day; the source’s own branch by default'),
];

/** The parameters that select releases. */
export const releasesParameters: readonly Parameter[] = [
  query('component', 'Id of a component; repeat it for several, all by default', {
    type: 'string',
    enum: COMPONENTS.map(({ id }) => id),
  }),
  query('prerelease', 'Whether pre-releases and releases of c3os are listed; `false` by default', {
    type: 'boolean',
  }),
  query('q', 'Words that tag, title or notes must contain'),
  query('year', 'Year of publication', { type: 'integer' }),
  query('at', 'Day, e.g. `2026-01-31`: only releases until its end in UTC'),
  query('page', 'Page of 20 releases, from 1; the first by default', {
    type: 'integer',
    minimum: 1,
  }),
];

/** The places in the path of a release. */
export const releaseParameters: readonly Parameter[] = [
  place('component', 'Id of a component'),
  place(
    'tag',
    'Tag of a release, percent-encoded; `latest`, or a line, e.g. `4.2`, for its latest final release',
  ),
];

/** The parameters that choose two releases of a component. */
export const releaseCompareParameters: readonly Parameter[] = [
  place('component', 'Id of a component'),
  {
    ...query('from', 'Tag of a release, `latest`, a line, e.g. `4.2`, or any text that states one'),
    required: true,
  },
  { ...query('to', 'The same of the other release, in either order'), required: true },
];

/** The parameters that choose an SBOM inside an archive. */
export const sbomParameters: readonly Parameter[] = [
  ...releaseParameters,
  { ...query('asset', 'Name of the archive'), required: true },
  { ...query('member', 'How the name of the member ends, e.g. `sbom.spdx.json`'), required: true },
];

const FIELD_MEANINGS: Readonly<Record<BuildField, string>> = {
  registry: 'Host of the registry; `quay.io` by default',
  organization: 'Organisation in the registry; `kairos` by default',
  repository: 'Path below the registry; follows from organisation and flavor by default',
  base: 'Image that is turned into Kairos, e.g. `ubuntu:24.04`',
  flavor: 'Flavor, e.g. `hadron`; follows from `base` by default',
  flavorRelease: 'Release of the flavor, e.g. `v0.5.1`; follows from `base` by default',
  variant: '`core` or `standard`; follows from `kubernetes` by default',
  arch: '`amd64`, `arm64` or `riscv64`; `amd64` by default, `arm64` for a board',
  model: 'Board, e.g. `rpi4`; `generic` by default',
  trustedBoot: 'Whether the artifact is for Trusted Boot; `false` by default',
  fips: 'Whether the image is a FIPS image; `false` by default',
  kubernetes: 'Kubernetes distribution, `k3s` or `k0s`; none by default',
  kubernetesVersion: 'Version of Kubernetes, e.g. `v1.36.1+k3s1`; the latest by default',
  version: 'Version of the image, e.g. `v1.0.0`; of Kairos’ own images the release, e.g. `v4.3.0`',
  release:
    'Release of Kairos whose programs are in your image, e.g. `v4.3.0`; the latest by default',
  kairosInit: 'Version of kairos-init that builds the image; that of the release by default',
  kind: 'What is made: `image`, `raw-image`, `iso`, `raw`, `netboot`, `uki-iso` or `uki-container`; `image` by default',
  prefix: 'Host and path of a mirror, put before each reference',
  naming: 'Naming rule, `E0` to `E6`; follows from `version` by default',
};

/** The parameters that describe an artifact: the fields of the builder's form. */
export const artifactParameters: readonly Parameter[] = BUILD_FIELDS.map((name) =>
  query(name, FIELD_MEANINGS[name]),
);

/** The text that is decoded. */
export const decodeParameters: readonly Parameter[] = [
  {
    ...query('name', 'Tag, reference, file name or command, up to 10,240 characters'),
    required: true,
  },
];

/** What runs, and the target of an upgrade. */
export const upgradeParameters: readonly Parameter[] = [
  {
    ...query(
      'from',
      'What runs: a tag, an image reference, a file name or what a node prints, up to 10,240 characters',
    ),
    required: true,
  },
  query('to', 'The target, in the same forms; the latest final release by default'),
];

/** A program, a version or a change to find the releases of. */
export const componentVersionsParameters: readonly Parameter[] = [
  query('program', 'Program, e.g. `kairos-agent`; any by default'),
  query('version', 'Version of a program, e.g. `v2.24.10`; any by default'),
  query(
    'change',
    'Pull request (`#4232`, `kairos-agent#900` or its URL) or commit that release notes state, in place of a program',
  ),
];

/** Which image or program the latest tag is wanted of. */
export const latestTagParameters: readonly Parameter[] = [
  query('flavor', 'Flavor; `hadron` by default'),
  query('flavorRelease', 'Release of the flavor, e.g. `v0.5.1`; any by default'),
  query('variant', '`core` or `standard`; follows from `kubernetes` by default'),
  query('arch', 'Architecture; `amd64` by default'),
  query('model', 'Board; `generic` by default'),
  query('kubernetes', 'Kubernetes distribution, `k3s` or `k0s`; none by default'),
  query('kubernetesVersion', 'Version or minor version of Kubernetes, e.g. `1.35`; any by default'),
  query(
    'program',
    'Program, e.g. `kairos-init`, `auroraboot`, `hadron` or `k3s`, in place of an image',
  ),
];

function query(name: string, description: string, schema: Parameter['schema'] = TEXT): Parameter {
  return { name, in: 'query', required: false, description, schema };
}

function place(name: string, description: string): Parameter {
  return { name, in: 'path', required: true, description, schema: TEXT };
}
