/** A repository on GitHub, in upstream's own spelling; GitHub itself ignores case. */
export type Repository = { readonly owner: string; readonly name: string };

/** The successor of a component that gets no more releases. */
export type Successor = {
  /** The component whose repository has the code now; null where other code does the work. */
  readonly movedTo: string | null;
  readonly text: string;
  readonly url: string;
  /** Where this was read. */
  readonly source: string;
};

/** The release interval that upstream promises, in days, and the promise in our words. */
export type ReleasePromise = {
  readonly patchDays: number;
  readonly minorDays: number;
  readonly text: string;
  readonly source: string;
};

/** Which release lines of a component get fixes, as upstream states it. */
export type SupportPolicy = {
  /** `newest-line`: only the latest minor is patched. `unstated`: upstream says nothing about this component. */
  readonly rule: 'newest-line' | 'unstated';
  readonly text: string;
  readonly source: string | null;
};

/** A repository whose releases we follow. */
export type Component = {
  /** The repository's name in lower case; part of our URLs, so it never changes. */
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  /** What the program or image of its name is, within a sentence; null where there is none. */
  readonly program: string | null;
  readonly repository: Repository;
  /** Shown by default. */
  readonly always: boolean;
  readonly successor: Successor | null;
  /** Some of its tags are of c3os, the project before Kairos, and never newer than any Kairos release. */
  readonly legacyC3os: boolean;
  readonly promise: ReleasePromise | null;
  readonly policy: SupportPolicy;
};

/** A program or an image of the Kairos project that is no Kairos image, by the name of its files and images. */
export type Program = {
  readonly name: string;
  /** What it is, within a sentence. */
  readonly is: string;
  /** The program whose versions it has, if it is not its own. */
  readonly versionOf?: string;
};
