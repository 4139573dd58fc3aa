import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { fieldFromRow } from '#src/records/custom-fields.ts';
import { FIELD_KINDS } from '#src/records/field-kinds.ts';
import type { Choice, FieldKind } from '#src/records/field-types.ts';
import type { RecordType, RecordTypes } from '#src/records/server/record-type.ts';
import { saveRow } from '#src/records/server/write/save-row.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import { nameChoices, nameField } from '../field-names.ts';
import { MOST_FIELDS } from '../fields-api.ts';
import { choicesFromValues, convertValues } from './change-kind.ts';
import { lockFields, type Row, readField, readFields } from './field-queries.ts';
import { addToSection, readPage } from './page-commands.ts';

export const REINDEX = 'fields.reindex';

interface ChoiceInput {
  value?: string | undefined;
  label: string;
}
export interface FieldInput {
  record_type: string;
  kind: FieldKind;
  label: string;
  why: string;
  used_in?: string[] | undefined;
  choices?: ChoiceInput[] | undefined;
  to?: string | undefined;
  section?: string | undefined;
  required?: boolean | undefined;
  required_why?: string | null | undefined;
  searchable?: boolean | undefined;
}
export interface FieldPatch {
  label?: string | undefined;
  why?: string | undefined;
  used_in?: string[] | undefined;
  choices?: ChoiceInput[] | undefined;
  kind?: FieldKind | undefined;
  required?: boolean | undefined;
  required_why?: string | null | undefined;
  searchable?: boolean | undefined;
}

const TABLE = {
  name: 'custom_field',
  fields: [
    ...['kind', 'label', 'why', 'used_in', 'options'],
    ...['required', 'required_why', 'searchable', 'archived_at'],
  ],
} as const;

/** Adds a field to a record type, under a name made of its label. Gives its id. */
export async function addField(
  ctx: WriteContext,
  types: RecordTypes,
  input: FieldInput,
): Promise<string> {
  const type = types.get(input.record_type);
  if (!type) throw unknownType(types, 'record_type');
  await lockFields(ctx);
  const known = await readFields(ctx, input.record_type);
  if (known.length >= MOST_FIELDS) throw tooMany();
  refuseSameLabel(known, input.label);
  await refuseBuiltIn(ctx, type, input.label);
  const row: Row = {
    id: newId(),
    record_type: input.record_type,
    name: nameField(input.label, new Set(known.map(({ name }) => name))),
    kind: input.kind,
    label: input.label,
    why: input.why,
    used_in: input.used_in ?? [],
    options: optionsOf(types, input),
    required: input.required ?? false,
    required_why: input.required_why || null,
    searchable: input.searchable ?? false,
    version: 1,
    created_at: ctx.now().toISOString(),
    archived_at: null,
  };
  refuseUnfit(row);
  const { id, record_type, name, created_at } = row;
  const besides = { record_type, name, created_at };
  await saveRow(ctx, TABLE, { id, after: row, verb: 'created', besides });
  if (input.section) await addToSection(ctx, row, input.section);
  return id;
}

/** Changes a field; a new kind turns its values, and is refused where one would be lost. */
export async function changeField(
  ctx: WriteContext,
  types: RecordTypes,
  { id, patch }: { id: string; patch: FieldPatch },
): Promise<void> {
  await lockFields(ctx);
  const before = await readField(ctx, id);
  const { choices, ...others } = patch;
  const options = await optionsAfter(ctx, types, { before, patch });
  if (patch.label !== undefined) {
    const siblings = await readFields(ctx, before.record_type);
    refuseSameLabel(
      siblings.filter((one) => one.id !== id),
      patch.label,
    );
    const type = types.get(before.record_type);
    const isNew = patch.label.toLowerCase() !== before.label.toLowerCase();
    if (type && isNew) await refuseBuiltIn(ctx, type, patch.label);
  }
  await saveField(ctx, before, { ...others, options });
}

/** Sets what the ledger tells of a field, with all that follows from it. */
export async function saveField(
  ctx: WriteContext,
  before: Row,
  patch: { [Name in keyof Row]?: Row[Name] | undefined },
  undoOf?: string,
): Promise<void> {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  const after: Row = { ...before, ...Object.fromEntries(given) };
  // a kind without words cannot go on being searched
  if (!FIELD_KINDS[after.kind].hasWords && patch.searchable === undefined) after.searchable = false;
  refuseUnfit(after);
  if (before.kind !== after.kind) await convertValues(ctx, before, after);
  else await refuseLostChoices(ctx, before, after);
  const verb = undoOf ? 'undone' : verbOf(before, after);
  await saveRow(ctx, TABLE, { id: after.id, before, after, verb, undoOf });
  if (isSearched(before) !== isSearched(after) || before.kind !== after.kind) {
    await ctx.enqueue(REINDEX, { type: after.record_type, name: after.name });
  }
}

function verbOf(before: Row, after: Row) {
  if (before.archived_at === after.archived_at) return 'changed';
  return after.archived_at ? 'archived' : 'restored';
}

function isSearched(row: Row): boolean {
  return row.searchable && row.archived_at === null;
}

function optionsOf(
  types: RecordTypes,
  { kind, choices, to }: Pick<FieldInput, 'kind' | 'choices' | 'to'>,
  before: readonly Choice[] = [],
): Row['options'] {
  if (kind === 'choice' || kind === 'choices') {
    if (!choices?.length) throw invalid('choices', 'Give at least one choice.');
    const labels = new Set(choices.map(({ label }) => label.toLowerCase()));
    if (labels.size < choices.length) throw invalid('choices', 'Two choices have the same name.');
    return { choices: nameChoices(choices, before) };
  }
  if (kind === 'reference' || kind === 'references') {
    if (!to || !types.has(to)) throw unknownType(types, 'to');
    return { to };
  }
  return {};
}

/** The options of a field that is changed: choices of what it holds, if it becomes one of choices. */
export async function optionsAfter(
  ctx: ReadContext,
  types: RecordTypes,
  { before, patch }: { before: Row; patch: Pick<FieldPatch, 'kind' | 'choices'> },
): Promise<Row['options']> {
  const kind = patch.kind ?? before.kind;
  const isChosen = kind === 'choice' || kind === 'choices';
  let choices: ChoiceInput[] | undefined = patch.choices ?? before.options.choices;
  if (isChosen && !choices) choices = await choicesFromValues(ctx, before);
  return optionsOf(types, { kind, choices, to: before.options.to }, before.options.choices);
}

function refuseUnfit(row: Row): void {
  const field = fieldFromRow(row);
  if (row.searchable && !FIELD_KINDS[field.kind].hasWords) {
    throw invalid('searchable', 'Only fields that hold words can be searched.');
  }
  if (row.required && field.kind === 'boolean') {
    throw invalid('required', 'Yes or no is always answered, so it need not be required.');
  }
}

/** A choice that records hold stays, or they would say something that nobody can read. */
async function refuseLostChoices(ctx: WriteContext, before: Row, after: Row): Promise<void> {
  const left = new Set(after.options.choices?.map(({ value }) => value));
  for (const { value, label } of before.options.choices ?? []) {
    if (left.has(value)) continue;
    const held = before.kind === 'choices' ? [value] : value;
    const part = JSON.stringify({ [before.name]: held });
    const found = await ctx.db.first<{ count: number }>(sql`
      select count(*) as count from ${sql.table(before.record_type)} r
      where r.workspace_id = ${ctx.actor.workspaceId} and r.custom <> '{}'
        and r.custom @> ${part}::jsonb`);
    if (found!.count === 0) continue;
    throw new AppError(
      'conflict',
      `“${label}” is chosen in ${found!.count} records. Change those first, or rename the choice.`,
      { reason: 'choice_in_use', count: found!.count },
    );
  }
}

function refuseSameLabel(known: readonly Row[], label: string): void {
  const same = known.find((row) => row.label.toLowerCase() === label.toLowerCase());
  if (!same) return;
  const what = same.archived_at ? 'was put away. Bring it back, or' : 'is there already. Choose';
  throw invalid('label', `A field of this name ${what} another name.`);
}

/** Two fields of the same name on a page could not be told apart, by whoever reads in any language. */
async function refuseBuiltIn(ctx: ReadContext, type: RecordType, label: string): Promise<void> {
  const wanted = label.trim().toLowerCase();
  const names = Object.keys(type.declaration.fields);
  const found = names.find((name) =>
    labelsOf(type, name).some((one) => one.toLowerCase() === wanted),
  );
  if (!found) return;
  const page = await readPage(ctx, type.declaration.type);
  throw invalid(
    'label',
    page?.hidden.includes(found)
      ? `There is a field “${label.trim()}” already, and it is hidden. Show it again, or choose another name.`
      : `There is a field “${label.trim()}” already. Use that one, or choose another name.`,
  );
}

/** What a built-in field is called in all languages. */
function labelsOf({ declaration, packs = [] }: RecordType, name: string): string[] {
  const translated = (packs as Record<string, { label?: string }>[]).map(
    (pack) => pack[name]?.label,
  );
  return [declaration.fields[name]!.label, ...translated.filter((one) => one !== undefined)];
}

function tooMany(): AppError {
  return new AppError(
    'conflict',
    `A record type takes ${MOST_FIELDS} fields of your own at most.`,
    {
      reason: 'too_many_fields',
    },
  );
}

function unknownType(types: RecordTypes, path: string): AppError {
  return invalid(path, `Name one of the record types: ${[...types.keys()].join(', ')}.`);
}

function invalid(path: string, message: string): AppError {
  return new AppError('invalid', message, { issues: [{ path: [path], message }] });
}
