import { ALL_SOURCES, formatMatrixQuery, type MatrixQuery } from './matrix-query';
import { paths, withQuery } from './paths';

/**
 * The URLs of a view of the matrix, as a page and in its other formats; what is open or marked is left out. The API has
 * another default than the page, so that its URL has the sources of the page also where they are all.
 */
export function matrixUrls(query: MatrixQuery) {
  const view = { ...query, cell: null, gap: null, published: null };
  const params = formatMatrixQuery(view);
  return {
    page: withQuery(paths.matrix, params),
    json: withQuery(
      paths.matrixApi,
      formatMatrixQuery({ ...view, source: query.source ?? ALL_SOURCES }),
    ),
    csv: withQuery(paths.matrixCsv, params),
    markdown: withQuery(paths.matrixMarkdown, params),
    feed: withQuery(paths.matrixFeed, params),
    badge: withQuery(
      paths.matrixBadge,
      formatMatrixQuery({ ...view, cell: query.cell, gap: query.gap }),
    ),
    embed: withQuery(paths.embed, params),
    image: withQuery(paths.matrixImage, params),
  };
}
