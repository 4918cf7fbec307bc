import { readKairosVersion } from '@/lib/names/versions/kairos-version';
import { isWithin, type VersionSpan } from '@/lib/names/versions/span';

/** A program and the pattern of the line that pins it; the first group is the version. */
type Pin = { readonly program: string; readonly pattern: RegExp };

/** A file at a tag that pins the versions of programs. */
export type VersionFile = {
  readonly repository: { readonly owner: string; readonly name: string };
  readonly tag: string;
  readonly path: string;
  readonly pins: readonly Pin[];
};

type Rule = {
  readonly span: VersionSpan;
  /** In the repository of Kairos at the tag of the release. */
  readonly files: readonly Pick<VersionFile, 'path' | 'pins'>[];
  /** In the repository of kairos-init at the version that those files pin; none where it is in that of Kairos. */
  readonly initFiles: readonly Pick<VersionFile, 'path' | 'pins'>[];
};

const WORKFLOW = {
  path: '.github/workflows/release.yaml',
  pins: [
    { program: 'hadron', pattern: /ghcr\.io\/kairos-io\/hadron(?:-trusted)?:(v[\w.-]+)/ },
    { program: 'auroraboot', pattern: /auroraboot_version:\s*["']?(v[\w.-]+)/ },
  ],
} as const;

function makefilePins(variables: Readonly<Record<string, string>>): readonly Pin[] {
  return Object.entries(variables).map(([program, variable]) => ({
    program,
    pattern: new RegExp(String.raw`^${variable}_VERSION\s*[:?]?=\s*(v[\w.+-]+)`),
  }));
}

const OTHERS = {
  'provider-kairos': 'PROVIDER_KAIROS',
  edgevpn: 'EDGEVPN',
  'kairos-installer': 'INSTALLER',
};

const GO_MOD = {
  path: 'go.mod',
  pins: [
    {
      program: 'kairos-sdk',
      pattern: /^\s*(?:require )?github\.com\/kairos-io\/kairos-sdk (v[\w.-]+)/,
    },
    { program: 'yip', pattern: /^\s*(?:require )?github\.com\/mudler\/yip (v[\w.-]+)/ },
  ],
} as const;

/**
 * Where the versions of the programs in a release of Kairos are pinned. Before v3.4.0 they were those of a framework
 * image, which no file at the tag lists.
 *
 * @see https://github.com/kairos-io/kairos/blob/v4.2.0/images/Dockerfile
 * @see https://github.com/kairos-io/kairos-init/blob/v0.17.2/Makefile
 */
const RULES: readonly Rule[] = [
  {
    span: { from: 'v3.4', to: 'v3.4' },
    files: [
      {
        path: 'images/Dockerfile',
        pins: [
          { program: 'kairos-init', pattern: /^FROM quay\.io\/kairos\/kairos-init:(v[\w.-]+)/ },
        ],
      },
    ],
    initFiles: [GO_MOD],
  },
  {
    span: { from: 'v3.5.0', to: 'v4.2' },
    files: [
      {
        path: 'images/Dockerfile',
        pins: [{ program: 'kairos-init', pattern: /^ARG KAIROS_INIT=(v[\w.-]+)/ }],
      },
      WORKFLOW,
    ],
    initFiles: [
      {
        path: 'Makefile',
        pins: makefilePins({
          'kairos-agent': 'AGENT',
          immucore: 'IMMUCORE',
          'kcrypt-discovery-challenger': 'KCRYPT_DISCOVERY_CHALLENGER',
          ...OTHERS,
        }),
      },
      GO_MOD,
    ],
  },
  {
    // One repository: most programs have the version of the tag, and these are still pinned.
    span: { from: 'v4.3.0', to: null },
    files: [{ path: 'kairos-init/Makefile', pins: makefilePins(OTHERS) }, WORKFLOW],
    initFiles: [],
  },
];

const KAIROS = { owner: 'kairos-io', name: 'kairos' } as const;
const INIT = { owner: 'kairos-io', name: 'kairos-init' } as const;

/** The repositories of these files. */
export const PIN_REPOSITORIES = [KAIROS, INIT] as const;

/** The files at the tag of a release that pin versions; none for a tag without a rule. */
export function versionFilesOf(tag: string): readonly VersionFile[] {
  return (ruleOf(tag)?.files ?? []).map((file) => ({ repository: KAIROS, tag, ...file }));
}

/** The files of kairos-init that pin the other programs, at the version of it that a release contains. */
export function initFilesOf(tag: string, init: string): readonly VersionFile[] {
  return (ruleOf(tag)?.initFiles ?? []).map((file) => ({ repository: INIT, tag: init, ...file }));
}

function ruleOf(tag: string): Rule | null {
  const version = readKairosVersion(tag);
  if (version === null) return null;
  return RULES.find(({ span }) => isWithin(version, span)) ?? null;
}
