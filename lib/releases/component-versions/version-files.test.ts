import { describe, expect, it } from 'vitest';

import { COMPONENT_VERSIONS } from './find-component-versions';
import { readPins } from './read-pins';
import { initFilesOf, versionFilesOf, type VersionFile } from './version-files';

/** The variables of the Makefile of kairos-init. */
const VARIABLES: Readonly<Record<string, string>> = {
  'kairos-agent': 'AGENT',
  immucore: 'IMMUCORE',
  'kcrypt-discovery-challenger': 'KCRYPT_DISCOVERY_CHALLENGER',
  'provider-kairos': 'PROVIDER_KAIROS',
  edgevpn: 'EDGEVPN',
  'kairos-installer': 'INSTALLER',
};

const MODULES: Readonly<Record<string, string>> = {
  'kairos-sdk': 'github.com/kairos-io/kairos-sdk',
  yip: 'github.com/mudler/yip',
};

type Programs = Readonly<Record<string, string>>;

/** The lines of a file that pin some programs, as upstream writes them. */
function textOf({ path }: VersionFile, programs: Programs): string {
  const rows = Object.entries(programs);
  const init = programs['kairos-init'] ?? '';
  switch (path) {
    case 'images/Dockerfile':
      return `# comment\nARG KAIROS_INIT=${init}\nFROM quay.io/kairos/kairos-init:${init} AS init\n`;
    case '.github/workflows/release.yaml':
      return [
        `      base_image: "ghcr.io/kairos-io/hadron-trusted:${programs['hadron'] ?? '{{ tag }}'}"`,
        `      auroraboot_version: ${programs['auroraboot'] ?? 'latest'}`,
      ].join('\n');
    case 'go.mod':
      return rows
        .flatMap(([name, version]) => (MODULES[name] ? [`\t${MODULES[name]} ${version}`] : []))
        .join('\n');
    default:
      return rows
        .flatMap(([name, version]) =>
          VARIABLES[name] ? [`${VARIABLES[name]}_VERSION ?= ${version}`] : [],
        )
        .join('\n');
  }
}

function readAll(tag: string, programs: Programs): Programs {
  const files = [...versionFilesOf(tag), ...initFilesOf(tag, programs['kairos-init'] ?? '')];
  const pins = files.flatMap((file) => readPins(file, textOf(file, programs)));
  return Object.fromEntries(pins.map(({ program, version }) => [program, version]));
}

const READ = COMPONENT_VERSIONS.filter(({ programs }) => programs['kairos-init'] !== undefined);

describe('the files that pin versions', () => {
  it.each(READ)('give every program of $tag', ({ tag, programs }) => {
    // No known file at the tag pins the framework image of v3.4.
    const { framework: _framework, ...pinned } = programs;
    expect(readAll(tag, programs)).toEqual(pinned);
  });

  it('are those of the release and of its kairos-init up to v4.2', () => {
    const places = (files: readonly VersionFile[]) =>
      files.map(({ repository, tag, path }) => `${repository.name}@${tag} ${path}`);
    expect(places(versionFilesOf('v4.2.0'))).toEqual([
      'kairos@v4.2.0 images/Dockerfile',
      'kairos@v4.2.0 .github/workflows/release.yaml',
    ]);
    expect(places(initFilesOf('v4.2.0', 'v0.17.2'))).toEqual([
      'kairos-init@v0.17.2 Makefile',
      'kairos-init@v0.17.2 go.mod',
    ]);
  });

  it('are of one repository since v4.3.0, also of its prereleases', () => {
    expect(versionFilesOf('v4.3.0-rc1').map(({ path }) => path)).toEqual([
      'kairos-init/Makefile',
      '.github/workflows/release.yaml',
    ]);
    expect(initFilesOf('v4.3.0', 'v4.3.0')).toEqual([]);
  });

  it('are none for releases with a framework image, other names and other components', () => {
    for (const tag of ['v3.3.6', 'v1.0.0', 'edge', 'c3os-v1']) {
      expect(versionFilesOf(tag)).toEqual([]);
    }
  });
});

describe('readPins', () => {
  const [makefile] = versionFilesOf('v4.3.0');

  it('gives the line, and each version once', () => {
    const text = 'X = 1\r\nEDGEVPN_VERSION := v0.35.4\nEDGEVPN_VERSION := v0.35.4\n';
    expect(makefile && readPins(makefile, text)).toEqual([
      { program: 'edgevpn', version: 'v0.35.4', line: 2 },
    ]);
  });

  it('reads no comment of any file, and the short form of go.mod', () => {
    const [, workflow] = versionFilesOf('v4.2.0');
    const [, goMod] = initFilesOf('v4.2.0', 'v0.17.2');
    const commented = '  # ghcr.io/kairos-io/hadron:v0.1.0\n#auroraboot_version: v0.1.0\n';
    expect(workflow && readPins(workflow, commented)).toEqual([]);
    expect(goMod && readPins(goMod, '// x\nrequire github.com/mudler/yip v1.2.3\n')).toEqual([
      { program: 'yip', version: 'v1.2.3', line: 2 },
    ]);
  });

  it('reads no comment, no reference to a variable and no other variable', () => {
    const text = '# EDGEVPN_VERSION := v1\nEDGEVPN_VERSION ?= $(V)\nMY_EDGEVPN_VERSION := v2\n';
    expect(makefile && readPins(makefile, text)).toEqual([]);
  });

  it('reads no endless version, and no more than a hundred of one file', () => {
    const long = `EDGEVPN_VERSION := v${'1'.repeat(1000)}\n`;
    const many = Array.from({ length: 500 }, (_, at) => `EDGEVPN_VERSION := v0.${at}.0`);
    expect(makefile && readPins(makefile, long)).toEqual([]);
    expect(makefile && readPins(makefile, many.join('\n'))).toHaveLength(100);
  });
});
