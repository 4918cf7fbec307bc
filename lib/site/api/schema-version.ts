import * as z from 'zod/mini';

import { field } from './field';

/** Version of the responses under `/api/v1`; within it, fields are only added. */
export const SCHEMA_VERSION = 1 as const;

/** The field that gives the version. */
export const schemaVersion = field(
  'Version of this schema; within it, fields are only added',
  z.literal(SCHEMA_VERSION),
);
