import { describe, expect, it } from 'vitest';

import { decode } from './decode';
import { ERAS, type EraId } from './eras';
import { formatFileBase, formatFileName } from './format-file';
import { formatImageReference } from './format-image';
import type { NamedArtifact } from './model';
import cases from './names.cases.json';

/** The rows of versioneer's tests that format a name, as artifacts of E3, which follows versioneer. */
const versioneerRows = cases.versioneer.flatMap(({ given, names, source }) => {
  if (!('container' in names) || !('bootable' in names) || !('version' in given)) return [];
  const [registry = '', organization = ''] = given.registryAndOrg.split('/');
  const distro = given.softwareVersionPrefix;
  const artifact = {
    ...given,
    registry,
    organization,
    kubernetes: distro === undefined ? null : { distro, version: given.softwareVersion },
    trustedBoot: false,
    kind: 'image',
  } as NamedArtifact;
  return [{ artifact, names, source }];
});

describe('the written rule of versioneer', () => {
  it('has rows', () => {
    expect(versioneerRows).toHaveLength(6);
  });

  it.each(versioneerRows)('names the image $names.container ($source)', ({ artifact, names }) => {
    expect(formatImageReference(artifact, ERAS.E3)).toBe(names.container);
  });

  it.each(versioneerRows)('names the file $names.bootable ($source)', ({ artifact, names }) => {
    expect(formatFileBase(artifact, ERAS.E3)).toBe(names.bootable);
  });
});

/** A row's artifact, with what all rows share. The words of the rows are those of the model. */
function artifactOf(row: (typeof cases.formats)[number], isFile: boolean): NamedArtifact {
  const words = isFile && row.file !== undefined ? row.file : {};
  const shared = { registry: 'quay.io', organization: 'kairos', trustedBoot: false };
  return { ...shared, ...row.artifact, ...words, kind: row.kind ?? 'image' } as NamedArtifact;
}

const FILE_NAMERS = {
  iso: (artifact, era) => formatFileName(artifact, era, 'iso'),
  checksum: (artifact, era) => formatFileName(artifact, era, 'checksum'),
  rawFile: (artifact, era) => formatFileName(artifact, era, 'raw'),
  reportsBundle: (artifact, era) => formatFileName(artifact, era, 'scan-archive'),
  bootable: (artifact, era) => formatFileBase(artifact, era),
} satisfies Record<string, (artifact: NamedArtifact, era: (typeof ERAS)[EraId]) => string | null>;

const fileRows = cases.formats.flatMap((row) =>
  Object.entries(FILE_NAMERS).flatMap(([what, namer]) => {
    const name = Object.entries(row.names).find(([key]) => key === what)?.[1];
    return name === undefined ? [] : [{ row, what, name, namer }];
  }),
);

function reportsOf(names: { readonly reports?: readonly string[] }): readonly string[] {
  return names.reports ?? [];
}

const eraOf = (id: string) => Object.values(ERAS).find((era) => era.id === id) ?? ERAS.E5;

describe('the eras', () => {
  it.each(fileRows)('name the $what $name ($row.era, $row.source)', ({ row, name, namer }) => {
    expect(namer(artifactOf(row, true), eraOf(row.era))).toBe(name);
  });

  it.each(cases.formats.filter(({ names }) => names.container !== undefined))(
    'name the image $names.container ($era, $source)',
    (row) => {
      expect(formatImageReference(artifactOf(row, false), eraOf(row.era))).toBe(
        row.names.container,
      );
    },
  );

  it.each(cases.formats.filter(({ names }) => names.imgContainer !== undefined))(
    'name the raw image $names.imgContainer ($era, $source)',
    (row) => {
      const artifact: NamedArtifact = { ...artifactOf(row, false), kind: 'raw-image' };
      expect(formatImageReference(artifact, eraOf(row.era))).toBe(row.names.imgContainer);
    },
  );

  it.each(cases.formats.flatMap((row) => reportsOf(row.names).map((name) => ({ row, name }))))(
    'name the report $name',
    ({ row, name }) => {
      const kinds = ['sbom-spdx', 'sbom-syft', 'grype-json', 'trivy-json'] as const;
      const names = kinds.map((kind) =>
        formatFileName(artifactOf(row, true), eraOf(row.era), kind),
      );
      expect(names).toContain(name);
    },
  );
});

const ODD = new Map([
  ['model-on-wrong-arch', /this board is arm64/],
  ['core-with-kubernetes', /core image that carries/],
  ['standard-without-kubernetes', /standard image without Kubernetes/],
]);

describe('decode', () => {
  it.each(cases.decode)('reads the parts of $text', ({ text, kind, parts, odd }) => {
    const decoded = decode(text);
    expect(decoded).toMatchObject({ kind, parts, problem: null });
    for (const [name, remark] of ODD) {
      const hasRemark = decoded.remarks.some((says) => remark.test(says));
      expect({ name, hasRemark }).toEqual({ name, hasRemark: new Set<string>(odd).has(name) });
    }
  });
});
