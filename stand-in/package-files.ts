import { createHash } from 'node:crypto';

import type { WorldCommit } from './world';

/** What is still pinned since the programs of Kairos are one repository. */
const MAKEFILE = `VERSION ?= dev
PROVIDER_KAIROS_VERSION := v2.16.4
EDGEVPN_VERSION := v0.35.4
INSTALLER_VERSION := v0.1.6
`;

const RELEASE_WORKFLOW = `jobs:
  hadron:
    with:
      base_image: "ghcr.io/kairos-io/hadron:v0.5.1"
      auroraboot_version: "v0.26.2"
`;

/** Files that list packages or pin versions, by repository and tag: as upstream writes them, much shorter. */
const FILES: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> =
  {
    hadron: {
      'v0.4.0': { Dockerfile: dockerfileOf({ OPENSSL: '3.5.4', KERNEL: '6.17.8', MUSL: '1.2.5' }) },
      'v0.5.1': { Dockerfile: dockerfileOf({ OPENSSL: '3.6.1', KERNEL: '6.18.2', MUSL: '1.2.5' }) },
    },
    'kairos-agent': {
      'v2.31.3': { 'go.mod': goModOf('kairos-agent', { 'golang.org/x/crypto': 'v0.43.0' }) },
    },
    immucore: {
      'v0.20.4': { 'go.mod': goModOf('immucore', { 'golang.org/x/crypto': 'v0.42.0' }) },
    },
    kairos: {
      'v4.2.0': { 'osv-scanner.toml': waiversOf(['GO-2026-4601']) },
      'v4.3.0': {
        'osv-scanner.toml': waiversOf(['GO-2026-4601', 'GO-2026-5932']),
        'kairos-init/Makefile': MAKEFILE,
        '.github/workflows/release.yaml': RELEASE_WORKFLOW,
      },
    },
  };

/** Commits with the files that list packages, each with its tag. */
export function packageCommits(repository: string): {
  readonly tags: Record<string, string>;
  readonly commits: WorldCommit[];
} {
  const entries = Object.entries(FILES[repository] ?? {}).map(([tag, files]) => {
    const sha = createHash('sha1').update(`${repository} ${tag} packages`).digest('hex');
    return {
      tag,
      commit: { sha, date: '2026-08-01T08:00:00Z', parent: null, files: { ...files } },
    };
  });
  return {
    tags: Object.fromEntries(entries.map(({ tag, commit }) => [tag, commit.sha])),
    commits: entries.map(({ commit }) => commit),
  };
}

function dockerfileOf(versions: Readonly<Record<string, string>>): string {
  const lines = Object.entries(versions).map(([name, version]) => `ARG ${name}_VERSION=${version}`);
  return `${lines.join('\n')}\nFROM scratch\n`;
}

function goModOf(name: string, modules: Readonly<Record<string, string>>): string {
  const lines = Object.entries(modules).map(([path, version]) => `\t${path} ${version}`);
  return `module github.com/kairos-io/${name}\n\ngo 1.25.0\n\nrequire (\n${lines.join('\n')}\n)\n`;
}

function waiversOf(ids: readonly string[]): string {
  return ids
    .map(
      (id) =>
        `[[IgnoredVulns]]\nid = "${id}"\nignoreUntil = 2026-12-31\nreason = "no-fix-available: no release has a fix"\n`,
    )
    .join('\n');
}
