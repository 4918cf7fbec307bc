import { STATUS_CODES } from 'node:http';

import { REQUEST_ID } from './request-id.mjs';

/** @typedef {import('node:http').ServerResponse} Outgoing */

/** The media type of problem documents (RFC 9457). */
export const PROBLEM_TYPE = 'application/problem+json';

/**
 * Responds with a problem document: `type`, `title`, `status`, `detail` and `requestId`. A response that
 * has already begun is broken off instead.
 *
 * @param {Outgoing} outgoing
 * @param {number} status
 * @param {string} detail
 */
export function sendProblem(outgoing, status, detail) {
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  const problem = { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail };
  outgoing.setHeader('content-type', `${PROBLEM_TYPE}; charset=utf-8`);
  outgoing.setHeader('cache-control', 'no-store');
  outgoing.writeHead(status).end(withRequestId(problem, outgoing));
}

/**
 * Writes a problem document of the renderer with the id of this request. The document may be cached, so the
 * renderer does not have the id; one that is not a JSON object stays unchanged.
 *
 * @param {Buffer} body
 * @param {Outgoing} outgoing
 */
export function problemFor(body, outgoing) {
  try {
    /** @type {unknown} */
    const problem = JSON.parse(body.toString());
    const isObject = typeof problem === 'object' && problem !== null && !Array.isArray(problem);
    return isObject ? Buffer.from(withRequestId(problem, outgoing)) : body;
  } catch {
    return body;
  }
}

/**
 * @param {object} problem
 * @param {Outgoing} outgoing
 */
function withRequestId(problem, outgoing) {
  const requestId = String(outgoing.getHeader(REQUEST_ID) ?? '');
  return `${JSON.stringify({ ...problem, requestId })}\n`;
}
