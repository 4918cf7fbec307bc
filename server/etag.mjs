/** @typedef {'br' | 'gzip' | 'identity'} Encoding */

/**
 * The strong ETag of a digest in an encoding: other bytes, another ETag.
 *
 * @param {string} digest
 * @param {Encoding} encoding
 */
export function etagOf(digest, encoding) {
  return encoding === 'identity' ? `"${digest}"` : `"${digest}-${encoding}"`;
}

/**
 * Whether `If-None-Match` has the ETag of a digest, in any encoding: weak ETags match strong ones
 * there (RFC 9110, 13.1.2).
 *
 * @param {string | undefined} ifNoneMatch
 * @param {string} digest
 */
export function matchesEtag(ifNoneMatch, digest) {
  return (ifNoneMatch ?? '')
    .split(',')
    .map((each) => each.trim().replace(/^W\//, ''))
    .some((each) => each === '*' || each.replace(/-(?:br|gzip)"$/, '"') === `"${digest}"`);
}
