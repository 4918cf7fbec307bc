import { formatMatrixQuery, type MatrixQuery } from './matrix-query';
import { paths, withQuery } from './paths';

/** The URLs of a view of the matrix, as a page and in its other formats; what is open or marked is left out. */
export function matrixUrls(query: MatrixQuery) {
  const params = formatMatrixQuery({ ...query, cell: null, gap: null, published: null });
  return {
    page: withQuery(paths.matrix, params),
    json: withQuery(paths.matrixApi, params),
    csv: withQuery(paths.matrixCsv, params),
    markdown: withQuery(paths.matrixMarkdown, params),
    image: withQuery(paths.matrixImage, params),
  };
}
