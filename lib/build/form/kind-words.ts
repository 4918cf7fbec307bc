import { BUILD_KINDS, type BuildKind } from './model';

/** What a visitor calls each output. */
export const KIND_WORDS: Readonly<Record<BuildKind, string>> = {
  image: 'container image',
  'raw-image': 'raw disk (in OCI image)',
  iso: 'ISO',
  raw: 'raw disk',
  netboot: 'netboot files',
  'uki-iso': 'trusted boot ISO',
  'uki-container': 'trusted boot container',
};

/** Reads an output by its id or by its label, in any case; null for any other text. */
export function readKind(text: string): BuildKind | null {
  const wanted = text.toLowerCase();
  return (
    BUILD_KINDS.find((kind) => kind === wanted || KIND_WORDS[kind].toLowerCase() === wanted) ?? null
  );
}
