import type { Fields } from './loose-fields';
import type { SbomFacts } from './model';
import type { SbomRow } from './sbom-row';

/** How SBOMs of one notation are recognised and read. */
export type NotationReader = {
  /** Whether an object is a document of this notation, by its content. */
  readonly matches: (document: Fields) => boolean;
  readonly factsOf: (document: Fields) => SbomFacts;
  readonly rowsOf: (document: Fields) => Iterable<SbomRow>;
};
