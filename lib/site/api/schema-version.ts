/** Version of the responses under `/api/v1`; within it fields are only added. */
export const SCHEMA_VERSION = 1;
