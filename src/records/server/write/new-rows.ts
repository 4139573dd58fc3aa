import { newId } from '#src/lib/ids.ts';
import { verbOf } from '#src/lib/ledger-verbs.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { emptyOf } from '#src/records/field-kinds.ts';
import { cleanValues } from '#src/records/values/clean-values.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { EventDraft } from '#src/server/ledger/event.ts';
import { checkCustom } from '../custom/custom-values.ts';
import type { Row, SavedRow, ToldDeclaration } from '../record-type.ts';
import { changesBetween } from './changes.ts';

type Values = Record<string, unknown>;

/** Rows as they will be stored, of what was given for each. */
export function newRows(
  ctx: ReadContext,
  declaration: RecordDeclaration,
  inputs: Values[],
): SavedRow[] {
  checkCustom(declaration, inputs);
  const now = ctx.now().toISOString();
  const empty = {
    ...emptyValues(declaration),
    id: '',
    owner_id: ctx.actor.memberId,
    visibility: 'workspace',
    version: 1,
    created_at: now,
    updated_at: now,
    deleted_at: null,
  };
  return inputs.map((input) => {
    // a copy that is written over: to add names to one by one costs many times as much
    const after: Row = { ...empty };
    const clean = cleanValues(declaration, input);
    for (const name in clean) if (!GIVEN_HERE.has(name)) after[name] = clean[name];
    after.id = (input.id as string | undefined) ?? newId();
    return { after, before: null };
  });
}

/** What no input says of a new row. */
const GIVEN_HERE = new Set(['id', 'version', 'created_at', 'updated_at', 'deleted_at']);

/** What the ledger says of a new row. */
export function creationOf(declaration: ToldDeclaration, { after }: SavedRow): EventDraft {
  return {
    verb: verbOf(declaration.type, 'created'),
    type: declaration.type,
    id: after.id,
    changes: changesBetween(declaration, null, after),
  };
}

function emptyValues(declaration: RecordDeclaration): Values {
  return Object.fromEntries(
    Object.entries(declaration.fields).map(([name, field]) => [name, emptyOf(field.kind)]),
  );
}
