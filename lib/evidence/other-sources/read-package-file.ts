import { goModPackages } from '@/lib/evidence/go-modules/go-mod-packages';
import { readGoMod } from '@/lib/evidence/go-modules/read-go-mod';
import { readDockerfile } from '@/lib/evidence/hadron-components/read-dockerfile';
import { componentsOfSources, readSources } from '@/lib/evidence/hadron-components/read-sources';
import type { Package } from '@/lib/evidence/packages/model';

/** The packages that a file lists, with what of it cannot be read, in sentences. */
export type ReadPackageFile = {
  readonly packages: readonly Package[];
  readonly problems: readonly string[];
};

const MOST_PROBLEMS = 20;

/** Reads the packages out of a file, by its path. */
export function readPackageFile(path: string, text: string): ReadPackageFile {
  const { packages, problems } = readAt(path, text);
  return { packages, problems: problems.slice(0, MOST_PROBLEMS) };
}

function readAt(path: string, text: string): ReadPackageFile {
  switch (path) {
    case 'Dockerfile':
      return readDockerfile(text);
    case 'sources.yaml':
      return componentsOfSources(readSources(text));
    default: {
      const file = readGoMod(text);
      return { packages: goModPackages(file), problems: file.problems };
    }
  }
}
