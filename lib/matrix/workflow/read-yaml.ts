import { Composer, LineCounter, Parser, type Document } from 'yaml';

import type { Problem } from '@/lib/matrix/expand/model';

import { convertDocument } from './convert-document';
import type { YamlNode } from './model';
import { scanYaml } from './scan-yaml';

/** The root of a YAML text, and problems for what could not be read. */
export type YamlReading = { readonly root: YamlNode | null; readonly problems: readonly Problem[] };

type Composed = { readonly document: Document.Parsed | null; readonly isOnly: boolean };

/**
 * Reads YAML as GitHub does for workflow files: one document of YAML 1.2 with the core schema, so that `3.10`
 * is a number and `on` is text. Anchors and aliases work, merge keys are ordinary keys. Never throws.
 *
 * @see https://yaml.org/spec/1.2.2/#103-core-schema
 */
export function readYaml(text: string): YamlReading {
  const refusal = scanYaml(text);
  if (refusal !== null) return { root: null, problems: [refusal] };

  const lines = new LineCounter();
  const { document, isOnly } = compose(text, lines);
  if (document === null) return { root: null, problems: [unplaced('The file is empty.')] };

  const { root, problems } = convertDocument(document, { text, lines });
  const found = [...document.errors, ...document.warnings].map(
    ({ code, message, pos }): Problem => {
      const { line, col } = lines.linePos(pos[0]);
      return { message: describeError(code, message), line, column: col };
    },
  );
  if (isOnly) return { root, problems: [...found, ...problems] };
  const several = 'The file contains more than one document; GitHub does not accept it.';
  return { root: null, problems: [...found, ...problems, unplaced(several)] };
}

function compose(text: string, lines: LineCounter): Composed {
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const documents = composer.compose(new Parser(lines.addNewLine).parse(text));
  const first = documents.next();
  if (first.done === true) return { document: null, isOnly: true };
  return { document: first.value, isOnly: documents.next().done === true };
}

function describeError(code: string, message: string): string {
  if (code === 'RESOURCE_EXHAUSTION') return 'The file is nested too deeply to be read.';
  return `This is not valid YAML: ${message}`;
}

function unplaced(message: string): Problem {
  return { message, line: null, column: null };
}
