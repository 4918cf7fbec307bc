import {
  forbiddenCharacter,
  shiftProblem,
  textProblem,
  type TextProblem,
} from '@/lib/base/text/text-problem';

import { checkComponents } from './check-components';

/**
 * Checks a registry's host: components of letters, digits and inner dashes, joined by dots, or an IPv6
 * address in brackets; then optionally a port from 1 to 65535.
 *
 * @see https://pkg.go.dev/github.com/distribution/reference
 */
export function checkHost(host: string): TextProblem | null {
  const [name, port] = cutPort(host);
  return checkName(name) ?? (port === null ? null : checkPort(port, name.length + 1));
}

function cutPort(host: string): readonly [string, string | null] {
  const bracket = host.startsWith('[') ? host.indexOf(']') : -1;
  const colon = host.indexOf(':', bracket + 1);
  return colon < 0 ? [host, null] : [host.slice(0, colon), host.slice(colon + 1)];
}

function checkName(name: string): TextProblem | null {
  if (name === '') return textProblem('registry', { says: 'is empty', position: 1 });
  if (/^\[[0-9A-Fa-f:]+\]$/.test(name)) return null;
  const bad = name.search(/[^A-Za-z0-9.-]/);
  if (bad >= 0) return forbiddenCharacter('registry', name, bad);
  return checkComponents(name, { part: 'registry', separator: '.', forbidden: null });
}

function checkPort(port: string, start: number): TextProblem | null {
  if (port === '') return textProblem('port', { says: 'is empty', position: start + 1 });
  const bad = port.search(/[^0-9]/);
  if (bad >= 0) return shiftProblem(forbiddenCharacter('port', port, bad), start);
  if (port.length <= 5 && Number(port) >= 1 && Number(port) <= 65_535) return null;
  return textProblem('port', { says: 'is not between 1 and 65535', position: start + 1 });
}
