import { parse, TomlDate } from 'smol-toml';

import { fail, ok, type Result } from '@/lib/base/result';
import { cutText } from '@/lib/base/text/cut-text';

/** An advisory that upstream decided to leave open for a time, with its reason. */
export type Waiver = {
  /** E.g. `GO-2026-5932` or `GHSA-…`. */
  readonly id: string;
  readonly reason: string;
  /** The first word of the reason where upstream puts a category before it, e.g. `no-fix-available`. */
  readonly category: string;
  /** CVE numbers in the reason. */
  readonly cves: readonly string[];
  /** Until when it is left open, as ISO text; null where that has no end. */
  readonly until: string | null;
};

/** The waivers of a file, and how many entries of it cannot be read. */
export type Waivers = { readonly waivers: readonly Waiver[]; readonly unreadable: number };

/** Longest file that is read, and longest reason. */
const MAX_LENGTH = 1_000_000;
const MAX_REASON = 2000;

/**
 * Reads the advisories that upstream waives out of `osv-scanner.toml`. The failure is a sentence for readers.
 *
 * @see https://google.github.io/osv-scanner/configuration/
 */
export function readWaivers(text: string): Result<Waivers, string> {
  if (text.length > MAX_LENGTH) return fail('The list of waived advisories is too large.');
  const table = parseToml(text);
  if (table === null) return fail('The list of waived advisories is no valid TOML.');
  const entries = Object.hasOwn(table, 'IgnoredVulns') ? table['IgnoredVulns'] : [];
  if (!Array.isArray(entries)) return fail('The list of waived advisories has another form.');
  const waivers = entries.map((entry: unknown) => readWaiver(entry));
  const readable = waivers.filter((waiver) => waiver !== null);
  return ok({ waivers: readable, unreadable: waivers.length - readable.length });
}

/** Whether a waiver has expired at a moment, given as ISO text: osv-scanner then reports the advisory again. */
export function isExpired({ until }: Pick<Waiver, 'until'>, now: string): boolean {
  return until !== null && Date.parse(until) <= Date.parse(now);
}

function parseToml(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}

function readWaiver(entry: unknown): Waiver | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const { id, reason, ignoreUntil }: Readonly<Record<string, unknown>> = { ...entry };
  if (typeof id !== 'string' || id === '' || id.length > 200) return null;
  const text = typeof reason === 'string' ? cutText(reason.trim(), MAX_REASON) : '';
  return {
    id,
    reason: text,
    category: /^([a-z]+(?:-[a-z]+)*):\s/.exec(text)?.[1] ?? '',
    cves: [...new Set(text.match(/CVE-[0-9]{4}-[0-9]{4,}/g) ?? [])],
    until: ignoreUntil instanceof TomlDate ? ignoreUntil.toISOString() : null,
  };
}
