import 'server-only';

/** How this site calls itself to registries: quay refuses requests to its API that look like a browser's. */
export const USER_AGENT = 'kairos-matrix';
