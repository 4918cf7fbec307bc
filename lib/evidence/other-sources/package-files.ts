import type { PackageFile } from './model';

/** What decides which programs are in an image. */
export type ImageParts = {
  /** Hadron's tag where the image is made of Hadron, else null. */
  readonly hadron: string | null;
  readonly isStandard: boolean;
  /** The version of each program in the release, by its name. */
  readonly programs: Readonly<Record<string, string>>;
};

type GoProgram = {
  readonly program: string;
  readonly owner: string;
  readonly name: string;
  /** Whether only images with Kubernetes contain it. */
  readonly isOfStandard: boolean;
};

/**
 * Go programs that kairos-init puts into images, packed so that scanners cannot read their modules.
 *
 * @see https://github.com/kairos-io/kairos-init/blob/v0.17.2/Makefile
 */
const GO_PROGRAMS: readonly GoProgram[] = [
  { program: 'kairos-agent', owner: 'kairos-io', name: 'kairos-agent', isOfStandard: false },
  { program: 'immucore', owner: 'kairos-io', name: 'immucore', isOfStandard: false },
  {
    program: 'kcrypt-discovery-challenger',
    owner: 'kairos-io',
    name: 'kcrypt-challenger',
    isOfStandard: false,
  },
  { program: 'provider-kairos', owner: 'kairos-io', name: 'provider-kairos', isOfStandard: true },
  { program: 'edgevpn', owner: 'mudler', name: 'edgevpn', isOfStandard: true },
];

/** The files that list what SBOMs cannot see in an image: Hadron's own, and the `go.mod` of each Go program. */
export function packageFilesOf({
  hadron,
  isStandard,
  programs,
}: ImageParts): readonly PackageFile[] {
  const ofHadron: readonly PackageFile[] =
    hadron === null
      ? []
      : [
          {
            kind: 'hadron',
            program: 'hadron',
            repository: { owner: 'kairos-io', name: 'hadron' },
            tag: hadron,
          },
        ];
  const ofGo = GO_PROGRAMS.flatMap(({ program, owner, name, isOfStandard }): PackageFile[] => {
    const tag = programs[program];
    if (tag === undefined || (isOfStandard && !isStandard)) return [];
    return [{ kind: 'go.mod', program, repository: { owner, name }, tag }];
  });
  return [...ofHadron, ...ofGo];
}

/** The paths under which a file may be, the first that exists counts. */
export function pathsOf({ kind }: Pick<PackageFile, 'kind'>): readonly string[] {
  return kind === 'hadron' ? ['Dockerfile', 'sources.yaml'] : ['go.mod'];
}
