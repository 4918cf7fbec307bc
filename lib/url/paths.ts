/** The only place where a path of this site is spelled. */
export const paths = {
  matrix: '/',
  status: '/status',
  matrixApi: '/api/v1/matrix',
  statusApi: '/api/v1/status',
  matrixMarkdown: '/matrix.md',
  matrixCsv: '/matrix.csv',
  matrixJson: '/matrix.json',
  matrixImage: '/og',
  statusMarkdown: '/status.md',
  statusJson: '/status.json',
} as const;

/** Joins a path and a query; an empty query leaves the path alone. */
export function withQuery(path: string, query: URLSearchParams): string {
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
