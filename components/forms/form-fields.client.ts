'use client';

/** The values of a form's fields by their names; a repeated name has several. */
export type FieldValues = URLSearchParams;

/** Reads a form as a query: what equals its default is left out, and defaults give the order of the keys. */
export function queryOf(
  form: HTMLFormElement,
  defaults: Readonly<Record<string, string>> | undefined,
): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string') continue;
    const text = value.trim();
    if (text !== (defaults?.[name] ?? '')) query.append(name, text);
  }
  if (defaults === undefined) return query;
  const order = Object.keys(defaults);
  return new URLSearchParams(
    [...query].toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b)),
  );
}

/** Writes values into a form. A field without one gets its default; what is being typed keeps its blanks. */
export function writeFields(
  form: HTMLFormElement,
  values: FieldValues,
  defaults: Readonly<Record<string, string>> | undefined,
): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(field.type)) {
      const given = values.has(field.name) ? values.getAll(field.name) : [defaults?.[field.name]];
      field.checked = given.includes(field.value);
    } else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
      const text = values.get(field.name) ?? defaults?.[field.name] ?? '';
      const isOffered = field instanceof HTMLInputElement || hasOption(field, text);
      if (field.type !== 'hidden' && isOffered && field.value.trim() !== text) field.value = text;
    }
  }
}

function hasOption(field: HTMLSelectElement, value: string): boolean {
  return [...field.options].some((option) => option.value === value);
}

/**
 * The other fields that a choice brings with it, as its `data-moves` says: a query of names and values. Null
 * where it brings none.
 */
export function movesOf(field: HTMLElement): FieldValues | null {
  const chosen = field instanceof HTMLSelectElement ? field.selectedOptions[0] : field;
  const text = chosen?.dataset['moves'];
  return text === undefined || text === '' ? null : new URLSearchParams(text);
}

/** Sets the fields that a choice brings with it, and says what was changed: “Architecture to arm64”. */
export function moveFields(form: HTMLFormElement, moves: FieldValues): readonly string[] {
  return [...moves].flatMap(([name, value]) => {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement && field.type === 'checkbox') {
      const isOn = value === field.value;
      if (field.checked === isOn) return [];
      field.checked = isOn;
      return [`${labelOf(field)} ${isOn ? 'on' : 'off'}`];
    }
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return [];
    if (field.value === value) return [];
    field.value = value;
    return [value === '' ? `${labelOf(field)} cleared` : `${labelOf(field)} to ${value}`];
  });
}

function labelOf(field: HTMLInputElement | HTMLSelectElement): string {
  return field.labels?.[0]?.textContent.trim() ?? field.name;
}

/** Whether a field is typed into, and so changes with every key. */
export function isTyped(field: EventTarget): field is HTMLInputElement {
  return field instanceof HTMLInputElement && /^(?:search|text)$/.test(field.type);
}

/** Whether text was typed that the server does not know, i.e. before the script took over. */
export function isTypedAhead(form: HTMLFormElement): boolean {
  return [...form.elements].some((field) => isTyped(field) && field.value !== field.defaultValue);
}
