import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** @typedef {import('./etag.mjs').Encoding} Encoding */
/** @typedef {import('./page.mjs').Page} Page */

/** Smaller bodies are sent uncompressed. */
const SMALLEST_COMPRESSED = 600;

/** In the order in which they are chosen where a client has no preference. */
const ENCODINGS = /** @type {const} */ (['br', 'gzip']);

const COMPRESSED_TYPES =
  /^(?:text\/|application\/(?:json|javascript|atom\+xml|manifest)|image\/svg)/;

/**
 * Decides in which encoding a page is sent.
 *
 * @param {string | undefined} accepted
 * @param {Page} page
 * @returns {Encoding}
 */
export function chooseEncoding(accepted, { headers, body }) {
  const type = String(headers['content-type'] ?? '');
  if (body.length < SMALLEST_COMPRESSED || !COMPRESSED_TYPES.test(type)) return 'identity';
  const weights = readWeights(accepted ?? '');
  const weightOf = (/** @type {string} */ name) => weights.get(name) ?? weights.get('*') ?? 0;
  // The identity encoding is always accepted, and used where no other is preferred (RFC 9110, 12.5.3).
  const identity = weights.get('identity') ?? 0;
  const [best] = ENCODINGS.filter(
    (name) => weightOf(name) > 0 && weightOf(name) >= identity,
  ).toSorted((one, other) => weightOf(other) - weightOf(one));
  return best ?? 'identity';
}

/**
 * The weights of `Accept-Encoding` by name, from 0 to 1; a weight that is no number counts as 0.
 *
 * @param {string} accepted
 */
function readWeights(accepted) {
  return new Map(
    accepted.split(',').map((each) => {
      // Split first and trimmed after: a pattern with blanks in it takes the square of their number.
      const [name = '', ...options] = each
        .toLowerCase()
        .split(';')
        .map((part) => part.trim());
      const weight = Number(options.find((option) => option.startsWith('q='))?.slice(2) ?? '1');
      return [name, weight >= 0 && weight <= 1 ? weight : 0];
    }),
  );
}

/**
 * The bytes of a page in an encoding, made once. What never changes is compressed at the best level, in the
 * background; the rest quickly and immediately.
 *
 * @param {Page} page
 * @param {Encoding} encoding
 * @returns {Buffer | Promise<Buffer>}
 */
export function bytesOf({ body, encoded, isUnchanging }, encoding) {
  if (encoding === 'identity') return body;
  const known = encoded.get(encoding);
  if (known !== undefined) return known;
  const made = encoding === 'gzip' ? gzipSync(body) : brotli(body, isUnchanging);
  encoded.set(encoding, made);
  if (!Buffer.isBuffer(made)) void made.then((bytes) => encoded.set(encoding, bytes));
  return made;
}

const compress = promisify(brotliCompress);

/**
 * @param {Buffer} body
 * @param {boolean} isUnchanging
 * @returns {Buffer | Promise<Buffer>}
 */
function brotli(body, isUnchanging) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: isUnchanging ? 11 : 5,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  return isUnchanging ? compress(body, { params }) : brotliCompressSync(body, { params });
}
