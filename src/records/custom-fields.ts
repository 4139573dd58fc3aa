import type { PageSection, RecordDeclaration } from './define-record.ts';
import { isListKind } from './field-kinds.ts';
import type { Choice, Field, FieldKind, Fields } from './field-types.ts';

/** A workspace's own field, as its table holds it. */
export interface CustomFieldRow {
  id: string;
  record_type: string;
  /** `x_…`, never changed once made. */
  name: string;
  kind: FieldKind;
  label: string;
  why: string;
  used_in: string[];
  options: { choices?: Choice[]; to?: string };
  required: boolean;
  required_why: string | null;
  searchable: boolean;
  version: number;
  archived_at: string | null;
}

/** How a workspace arranges the page and form of a record type. */
export interface RecordPage {
  record_type: string;
  sections: PageSection[];
  hidden: string[];
}

const LENGTHS: Partial<Record<FieldKind, number>> = { text: 500, long_text: 20_000, url: 2000 };
const MOST_ITEMS = 50;

/** The field of a declaration that the row stands for. */
export function fieldFromRow(row: CustomFieldRow): Field {
  const { kind, options } = row;
  return {
    kind,
    label: row.label,
    why: row.why,
    usedIn: row.used_in,
    custom: true,
    ...(row.required && { required: true }),
    ...(row.required_why && { requiredWhy: row.required_why }),
    ...(row.searchable && { searchable: true }),
    ...(LENGTHS[kind] && { maxLength: LENGTHS[kind] }),
    ...(isListKind(kind) && kind !== 'choices' && { maxItems: MOST_ITEMS }),
    ...(options.choices && { choices: options.choices }),
    ...(options.to && { to: options.to }),
  } as Field;
}

/** The declaration with a workspace's own fields and the arrangement of its page. */
export function applyCustom<T extends string>(
  declaration: RecordDeclaration<Fields, T>,
  { fields, pages }: { fields: CustomFieldRow[]; pages: RecordPage[] },
): RecordDeclaration<Fields, T> {
  const page = pages.find(({ record_type }) => record_type === declaration.type);
  const own = fields.filter(({ record_type }) => record_type === declaration.type);
  if (!page && own.length === 0) return { ...declaration };
  const all: Fields = { ...declaration.fields };
  for (const row of own) all[row.name] = fieldFromRow(row);
  for (const name of page?.hidden ?? []) {
    if (mayHide(declaration, name)) all[name] = { ...all[name]!, hidden: true };
  }
  const sections = arrange(Object.keys(all), page?.sections ?? []);
  const ordered = sections.flatMap((section) => section.fields.map((name) => [name, all[name]!]));
  return { ...declaration, fields: Object.fromEntries(ordered), sections };
}

/** Every field once, in its section; what no section names stands at the end of the last one. */
export function arrange(names: readonly string[], sections: readonly PageSection[]): PageSection[] {
  const left = new Set(names);
  const arranged = sections.map((section) => ({
    ...section,
    fields: section.fields.filter((name) => left.delete(name)),
  }));
  const last = arranged.at(-1) ?? { id: 'main', label: '', fields: [] };
  last.fields.push(...left);
  return arranged.length > 0 ? arranged : [last];
}

/**
 * What must be filled in has to be seen, what names the record and what the product obeys; one's
 * own is put away instead.
 */
export function mayHide(declaration: RecordDeclaration, name: string): boolean {
  const field = declaration.fields[name];
  if (!field || field.required || field.custom) return false;
  return !declaration.obeyedFields?.includes(name) && !namesRecord(declaration, name);
}

/** Whether the title is made of the field, so that it is read wherever the record is named. */
export function namesRecord(declaration: RecordDeclaration, name: string): boolean {
  if (declaration.fields[name]?.kind !== 'text') return false;
  return declaration.title({ [name]: 'x' }) !== declaration.title({});
}

/** The fields that pages, forms and lists show, in their order. */
export function shownFields(declaration: RecordDeclaration): string[] {
  return Object.keys(declaration.fields).filter((name) => !declaration.fields[name]!.hidden);
}

/** The fields that pages and forms ask for in a row of their own; lines have an editor of their own. */
export function formFields(declaration: RecordDeclaration): string[] {
  return shownFields(declaration).filter((name) => declaration.fields[name]!.kind !== 'lines');
}

/** The sections of a page with the fields they show; one without a name if nothing was arranged. */
export function sectionsOf(declaration: RecordDeclaration): PageSection[] {
  const shown = new Set(formFields(declaration));
  const sections = declaration.sections ?? [{ id: 'main', label: '', fields: [...shown] }];
  return sections
    .map((section) => ({ ...section, fields: section.fields.filter((name) => shown.has(name)) }))
    .filter(({ fields }) => fields.length > 0);
}

/**
 * The fields that wait behind a button because the workspace asks for others first; what must be
 * filled in never does. Undefined where nothing is folded, and what matters is for the page to say.
 */
export function foldedFields(declaration: RecordDeclaration): ReadonlySet<string> | undefined {
  const folded = (declaration.sections ?? []).filter((section) => section.folded);
  if (folded.length === 0) return undefined;
  const names = folded.flatMap(({ fields }) => fields);
  return new Set(names.filter((name) => !declaration.fields[name]?.required));
}

/** Names of the fields that stand in the column `custom`. */
export function customNames(declaration: RecordDeclaration): readonly string[] {
  let names = namesOf.get(declaration);
  if (!names) {
    names = Object.keys(declaration.fields).filter((name) => declaration.fields[name]!.custom);
    namesOf.set(declaration, names);
  }
  return names;
}

const namesOf = new WeakMap<RecordDeclaration, readonly string[]>();
