/** How a field is edited, from its note type. */
export interface EditedField {
  readonly name: string;
  readonly description: string;
  readonly fontFamily: string;
  readonly fontSizePx: number;
  readonly isRtl: boolean;
  readonly startsAsHtml: boolean;
  readonly startsCollapsed: boolean;
}

const DEFAULT_FONT_PX = 20;

/** How the fields of a note type are edited, from its stored form (`notetypes.get`). */
export function editedFields(notetype: Readonly<Record<string, unknown>> | undefined): readonly EditedField[] {
  const { flds } = notetype ?? {};
  return Array.isArray(flds) ? flds.map((field: unknown) => editedField(recordOf(field))) : [];
}

/** Which fields the person keeps for the next note. */
export function pinnedFields(notetype: Readonly<Record<string, unknown>> | undefined): readonly boolean[] {
  const { flds } = notetype ?? {};
  return Array.isArray(flds) ? flds.map((field: unknown) => recordOf(field)['sticky'] === true) : [];
}

/** The note type with one field pinned or not, for `notetypes.update`. */
export function withPin(
  notetype: Readonly<Record<string, unknown>>,
  index: number,
  isOn: boolean,
): Record<string, unknown> {
  const { flds, tmpls } = notetype;
  const placed = (parts: unknown): unknown[] =>
    Array.isArray(parts) ? parts.map((part: unknown, ord) => ({ ...recordOf(part), ord })) : [];
  return {
    ...notetype,
    flds: placed(flds).map((field, ord) => (ord === index ? { ...recordOf(field), sticky: isOn } : field)),
    tmpls: placed(tmpls),
  };
}

function editedField(field: Readonly<Record<string, unknown>>): EditedField {
  const { name, description, font, size } = field;
  return {
    name: typeof name === 'string' ? name : '',
    description: typeof description === 'string' ? description : '',
    fontFamily: typeof font === 'string' ? font : '',
    fontSizePx: typeof size === 'number' && size > 0 && size < 200 ? size : DEFAULT_FONT_PX,
    isRtl: field['rtl'] === true,
    startsAsHtml: field['plainText'] === true,
    startsCollapsed: field['collapsed'] === true,
  };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
