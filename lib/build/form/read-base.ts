import type { ImageReference } from '@/lib/names/references/model';
import { parseReference } from '@/lib/names/references/parse-reference';

import { fieldError } from './field-problem';
import type { BuildForm } from './model';
import type { FieldReading } from './read-versions';

const REFERENCE_RULES = 'https://pkg.go.dev/github.com/distribution/reference';

/** Reads the base image; none is meant where the field is empty. */
export function readBase({ base }: BuildForm): FieldReading<ImageReference> {
  if (base === '') return { value: null, problems: [] };
  const parsed = parseReference(base);
  if (parsed.ok) return { value: parsed.value, problems: [] };
  const message = `In the base image: ${parsed.failure.message}`;
  return { value: null, problems: [fieldError('base', message, { source: REFERENCE_RULES })] };
}
