/** Id of the search field that `/` focuses on the pages that have one. */
export const SEARCH_FIELD_ID = 'search';
