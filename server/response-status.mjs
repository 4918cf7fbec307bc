/**
 * The name of the `meta` element with which a page states the status of its response. The renderer cannot set a
 * status and keep the content of the page.
 */
export const RESPONSE_STATUS = 'response-status';

const MARK = new RegExp(`<meta name="${RESPONSE_STATUS}" content="(4[0-9]{2}|5[0-9]{2})"/>`);

/**
 * Reads the status that a rendered page states; null if it states none. Text of others cannot contain the
 * element: React escapes it, and the sanitiser of notes removes it.
 *
 * @param {string} html
 */
export function statedStatus(html) {
  const stated = MARK.exec(html)?.[1];
  return stated === undefined ? null : Number(stated);
}
