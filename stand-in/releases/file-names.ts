/** Takes the words of a list, or the first of them. */
export function words(text: string, keep = 100): readonly string[] {
  return text === '' ? [] : text.split(' ').slice(0, keep);
}

/** Names what a stem is published as. */
export function withEnds(stem: string, ends: string): readonly string[] {
  return words(ends).map((end) => `${stem}${end}`);
}

/** The endings of a file with its checksum and the signature of that. */
export function signed(file: string, kinds = 'pem sig'): string {
  const sum = `${file}.sha256`;
  return [file, sum, ...words(kinds).map((kind) => `${sum}.${kind}`)].join(' ');
}
