/**
 * What a path belongs to. `label` is one of a fixed list, `cost` is how many places its render takes.
 *
 * @typedef {{ readonly label: string, readonly cost: number }} Route
 */

/** @typedef {(path: string) => Route} RouteOf */

/** @typedef {readonly { readonly page: string, readonly regex: string }[]} BuiltRoutes */

/** @typedef {{ readonly staticRoutes: BuiltRoutes, readonly dynamicRoutes: BuiltRoutes }} RoutesManifest */

/** Paths that match no route of the site: files, and what does not exist. */
const OTHER = 'other';

/** Files of the build, whose names have the hash of their content. */
const STATIC = '/_next/static/';

/** Renders that take longer than others. */
const COSTS = new Map([
  ['/og', 8],
  ['/og/page', 8],
  ['/releases/[component]/compare', 8],
  ['/upgrade', 8],
  ['/upgrade.md', 8],
  ['/api/v1/upgrade', 8],
  ['/releases', 4],
  ['/build', 4],
]);

const PAGE_COST = 3;
const DATA_COST = 2;

/**
 * Reads the routes of the site from the manifest of its build. What is not in it has one label, so that there
 * are only as many labels as routes.
 *
 * @param {RoutesManifest} manifest
 * @returns {RouteOf}
 */
export function readRoutes({ staticRoutes, dynamicRoutes }) {
  const routes = [...staticRoutes, ...dynamicRoutes]
    .filter(({ page }) => !isOfFramework(page))
    .map(({ page, regex }) => ({ label: page, cost: costOf(page), pattern: new RegExp(regex) }));
  return (path) => {
    if (path.startsWith('/_next/')) return { label: 'static', cost: DATA_COST };
    const found = routes.find(({ pattern }) => pattern.test(path));
    return found ?? { label: OTHER, cost: PAGE_COST };
  };
}

/** @param {string} page */
function costOf(page) {
  const isData = page.startsWith('/api/') || /\.\w+$/.test(page);
  return COSTS.get(page) ?? (isData ? DATA_COST : PAGE_COST);
}

/**
 * Whether a path leads to a page or a file of the framework itself, which no page links to: its error and
 * not-found pages, its data and its image service. Files of the build are not meant.
 *
 * @param {string} path
 */
export function isOfFramework(path) {
  const [, first = ''] = decodeURIComponent(path).split('/');
  const isPrivate = first.startsWith('_') || /^(?:404|500|index)(?:\.(?!md$)[\w.]+)?$/.test(first);
  return isPrivate && !path.startsWith(STATIC);
}

/**
 * Whether a path is that of a file of the build, which depends on nothing but its path.
 *
 * @param {string} path
 */
export function isBuildFile(path) {
  return path.startsWith(STATIC);
}
