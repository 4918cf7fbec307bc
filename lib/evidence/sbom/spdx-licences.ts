import { cutText } from '@/lib/base/text/cut-text';

/** Longest name of a licence that is shown in place of its reference, and longest expression with references. */
const MAX_NAME = 200;
const MAX_EXPRESSION = 2000;

/** A licence that a document defines itself: its identifier, its name and its text. */
export type ExtractedLicence = {
  readonly id: string;
  readonly name: string;
  readonly text: string;
};

/**
 * Makes the reader of licences of one document: the declared licence, else the concluded one. References to
 * licences that the document defines itself are replaced by their names, which is how the package wrote them.
 */
export function licenceReader(
  extracted: readonly ExtractedLicence[],
): (declared: string, concluded: string) => string {
  const names = new Map(extracted.map((one) => [one.id, shownName(one)]));
  return (declared, concluded) => {
    const licence = isGiven(declared) ? declared : concluded;
    if (!licence.includes('LicenseRef-')) return licence;
    return cutText(licence, MAX_EXPRESSION).replaceAll(
      /LicenseRef-[\w.-]+/g,
      (id) => names.get(id) ?? id,
    );
  };
}

function isGiven(licence: string): boolean {
  return licence !== '' && licence !== 'NONE';
}

function shownName({ id, name, text }: ExtractedLicence): string {
  if (name !== '') return cutText(name, MAX_NAME);
  return text !== '' && text.length <= MAX_NAME && !text.includes('\n') ? text : id;
}
