/** What a command verifies with. */
export type VerifyAction = 'verify' | 'verify-blob' | 'verify-attestation' | 'checksum';

/** A command line of cosign, as far as its options matter here. */
export type CosignCommand = {
  /** Null if it verifies nothing. */
  readonly action: VerifyAction | null;
  /** Names with their dashes; an option without a value has an empty one. */
  readonly options: ReadonlyMap<string, string>;
  /** What is verified, e.g. the file or the image; null if there is none. */
  readonly target: string | null;
  readonly variables: readonly string[];
};

/** Options without a value. */
const SWITCHES =
  /^--(?:new-bundle-format|offline|insecure-ignore-tlog|insecure-ignore-sct|use-signed-timestamps|check-claims|local-image|allow-http-registry|allow-insecure-registry|verbose|experimental-oci11)$/;

/** Reads a command line of cosign or sha256sum. Nothing is expanded or run. */
export function readCosignCommand(line: string): CosignCommand {
  const words = splitWords(line);
  const variables = words.filter((word) => /^[A-Z_]+=/.test(word));
  const start = words.findIndex((word) =>
    /(?:^|\/)(?:cosign|sha256sum|shasum)(?:-[\w.]+)?$/.test(word),
  );
  if (start === -1) return { action: null, options: new Map(), target: null, variables };
  const isCosign = words[start]?.includes('cosign') === true;
  const action = isCosign ? toAction(words[start + 1]) : 'checksum';
  const options = new Map<string, string>();
  let target: string | null = null;
  const rest = words.slice(start + (isCosign ? 2 : 1));
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    if (!word.startsWith('-') || word === '-') {
      if (!['|', '&&', ';', '>'].includes(word)) target ??= word;
      else break;
      continue;
    }
    const [name = '', ...value] = word.split('=');
    const takesNext = value.length === 0 && isCosign && !SWITCHES.test(name);
    options.set(name, takesNext ? (rest[at + 1] ?? '') : value.join('='));
    if (takesNext) at += 1;
  }
  return { action, options, target, variables };
}

function toAction(word: string | undefined): VerifyAction | null {
  switch (word) {
    case 'verify':
    case 'verify-blob':
    case 'verify-attestation':
      return word;
    case undefined:
    default:
      return null;
  }
}

/** The words of a line: quotes are removed, and a line that continues ends with a backslash. */
function splitWords(line: string): readonly string[] {
  const joined = line.replaceAll(/\\\r?\n/g, ' ').replaceAll(/^\s*\$\s+/gm, '');
  return [...joined.matchAll(/(?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s"'\\])+/g)].map(([word]) =>
    word.replaceAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/g, (_all, double, single, escaped) =>
      String(double ?? single ?? escaped ?? ''),
    ),
  );
}
