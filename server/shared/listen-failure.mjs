import { hostname } from 'node:os';

/** @typedef {import('./settings.mjs').Address} Address */

/**
 * Describes why an address cannot be listened on, and what to change.
 *
 * @param {unknown} error
 * @param {Address} address
 */
export function describeListenFailure(error, { host, port }) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is already in use. Stop what is using it, or choose another with PORT, for example PORT=${port === 65_535 ? port - 1 : port + 1} npm start.`;
    case 'EACCES':
      return `Port ${port} may not be used without more rights. Choose one above 1023 with PORT.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return `HOSTNAME is “${host}”, which is not an address of this machine${host === hostname() ? ' (the shell or the container may have set it to the machine’s name)' : ''}. Set HOSTNAME=127.0.0.1 to serve this machine only, or HOSTNAME=0.0.0.0 to serve on all of its interfaces.`;
    default:
      return `${host} port ${port} cannot be served on: ${error instanceof Error ? error.message : String(error)}.`;
  }
}
