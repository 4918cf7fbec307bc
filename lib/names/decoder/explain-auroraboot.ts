import { joinRecord } from './join-record';
import type { Field, Finding } from './model';
import type { Command } from './read-command';
import { readFlags, type PlacedFlag } from './read-flags';
import { recordKindOf } from './record-kinds';

/** Explains the settings that a command line gives to AuroraBoot (`--set key=value`); null if it gives none. */
export function explainAuroraBoot({ words, place }: Command): Finding | null {
  const fields = readFlags(words, []).flatMap(settingOf);
  const kind = fields.length === 0 ? null : recordKindOf(fields);
  const joined = kind === null ? null : joinRecord(kind, fields);
  return joined === null ? null : { ...joined, form: 'command', place };
}

function settingOf({ flag, value, start, end }: PlacedFlag): readonly Field[] {
  const equals = value.indexOf('=');
  if (flag !== '--set' || equals <= 0) return [];
  return [{ key: value.slice(0, equals), value: value.slice(equals + 1), start, end }];
}
