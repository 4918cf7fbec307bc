/** Id of the one polite live region of the page. */
export const ANNOUNCER_ID = 'announcer';
