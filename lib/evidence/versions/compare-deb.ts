import { compareDigits } from './compare-digits';

/**
 * Orders two versions of Debian packages as dpkg does: the epoch, then the upstream version, then the revision.
 * Null where an epoch is no number, which dpkg refuses.
 *
 * @see https://www.debian.org/doc/debian-policy/ch-controlfields.html#version
 */
export function compareDeb(one: string, other: string): number | null {
  const first = splitVersion(one);
  const second = splitVersion(other);
  if (!isDigits(first.epoch) || !isDigits(second.epoch)) return null;
  return (
    compareDigits(first.epoch, second.epoch) ||
    compareParts(first.upstream, second.upstream) ||
    compareParts(first.revision, second.revision)
  );
}

type DebVersion = { readonly epoch: string; readonly upstream: string; readonly revision: string };

function splitVersion(text: string): DebVersion {
  const colon = text.indexOf(':');
  const rest = text.slice(colon + 1);
  const dash = rest.lastIndexOf('-');
  return {
    epoch: colon === -1 ? '0' : text.slice(0, colon),
    upstream: dash === -1 ? rest : rest.slice(0, dash),
    revision: dash === -1 ? '' : rest.slice(dash + 1),
  };
}

function isDigits(text: string): boolean {
  return /^[0-9]+$/.test(text);
}

/** Compares by turns what is no digit, character by character, and what is digits, by value. */
function compareParts(one: string, other: string): number {
  let at = 0;
  let otherAt = 0;
  while (at < one.length || otherAt < other.length) {
    while (!endsText(one, at) || !endsText(other, otherAt)) {
      const order = weightOf(one, at) - weightOf(other, otherAt);
      if (order !== 0) return Math.sign(order);
      at += 1;
      otherAt += 1;
    }
    const end = endOfDigits(one, at);
    const otherEnd = endOfDigits(other, otherAt);
    const order = compareDigits(one.slice(at, end), other.slice(otherAt, otherEnd));
    if (order !== 0) return order;
    at = end;
    otherAt = otherEnd;
  }
  return 0;
}

/** Whether a digit or the end of the text is reached. */
function endsText(text: string, at: number): boolean {
  return at >= text.length || isDigit(text.charCodeAt(at));
}

/** A tilde sorts before everything, also before the end; letters sort before all other characters. */
function weightOf(text: string, at: number): number {
  if (endsText(text, at)) return 0;
  const character = text.charAt(at);
  if (character === '~') return -1;
  const code = text.charCodeAt(at);
  return /[A-Za-z]/.test(character) ? code : code + 256;
}

function endOfDigits(text: string, start: number): number {
  let at = start;
  while (at < text.length && isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
