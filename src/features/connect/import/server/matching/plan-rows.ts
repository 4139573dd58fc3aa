import { setImmediate as pause } from 'node:timers/promises';
import { company } from '#src/features/people/company/company.ts';
import { person } from '#src/features/people/person/person.ts';
import { foldText } from '#src/lib/fold-text.ts';
import { newId } from '#src/lib/ids.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { contactKeys, nameKey } from '#src/records/values/match-keys.ts';
import type { ReadContext } from '#src/server/context.ts';
import { mergeValues } from '../../matching/merge-values.ts';
import {
  companyIdOf,
  type FreshRecords,
  type Known,
  titleOf,
  type Values,
} from './known-records.ts';
import { declarationsOf, type ListRow, type LookUp, lookUpRows } from './look-up.ts';
import { type CompanyMatch, matchCompany } from './match-company.ts';
import { matchPerson } from './match-person.ts';
import {
  noteChanges,
  noteKept,
  type PlannedBatch,
  type PlannedRow,
  type RecordWrite,
  refusedRow,
  shorten,
  startRow,
} from './planned-row.ts';
import { namesOf } from './written-names.ts';

/** Colleagues by folded name and by mail address. */
export type Owners = ReadonlyMap<string, string>;

/** Rows that are decided at a stretch; then whatever waits has its turn, such as the batch being stored. */
const STRETCH = 20;

interface Planning {
  rows: PlannedRow[];
  created: Set<Known>;
  patches: Map<Known, RecordWrite>;
  fresh: FreshRecords;
  owners: Owners;
  types: Record<Known['type'], RecordDeclaration>;
  find(type: Known['type'], key: string): readonly Known[];
  normal(name: string): string;
}

/**
 * Decides what becomes of each row: whom it means, what it adds, what is new. Rehearsal and import
 * both come through here. Writes nothing; `fresh` is what earlier rows came to.
 */
export async function planRows(
  ctx: ReadContext,
  rows: readonly ListRow[],
  { fresh, owners }: { fresh: FreshRecords; owners: Owners },
): Promise<PlannedBatch> {
  const usable = rows.filter(({ refused }) => !refused);
  const lookUp = await lookUpRows(ctx, usable, fresh);
  const planning: Planning = {
    rows: [],
    created: new Set(),
    patches: new Map(),
    fresh,
    owners,
    types: await declarationsOf(ctx),
    find: (type, key) => joined(lookUp, fresh, { type, key }),
    normal: lookUp.normal,
  };
  for (const row of rows) {
    planning.rows.push(row.refused ? refusedRow(row, row.refused) : planRow(planning, row));
    if (planning.rows.length % STRETCH === 0) await pause();
  }
  const created = [...planning.created].map((known) => ({
    known,
    values: known.values,
    company: known.company,
  }));
  return { rows: planning.rows, created, patches: [...planning.patches.values()] };
}

function joined(
  lookUp: LookUp,
  fresh: FreshRecords,
  { type, key }: { type: Known['type']; key: string },
): readonly Known[] {
  const stored = lookUp.find(type, key);
  const made = fresh.find(type, key);
  if (made.length === 0) return stored;
  return stored.length === 0 ? made : [...new Set([...stored, ...made])];
}

function planRow(planning: Planning, row: ListRow): PlannedRow {
  const planned = startRow(row);
  const match = matchCompany(row, planning);
  if (!row.mapped.person) {
    planned.record = planCompany(planning, row, { match, planned, isMain: true });
    planned.title = String(planned.record?.values.name ?? '');
    planned.matchedBy = match.by;
    return planned;
  }
  planPerson(planning, row, { match, planned });
  return planned;
}

interface Step {
  match: CompanyMatch;
  planned: PlannedRow;
}

/** Makes the company, or adds to it what the row says. */
function planCompany(
  planning: Planning,
  row: ListRow,
  { match, planned, isMain }: Step & { isMain: boolean },
): Known | null {
  planned.issues.push(...match.issues);
  planned.tellsOf.push(...match.tellsOf);
  const prefix = isMain ? '' : 'company.';
  if (!match.values) return match.known;
  if (match.known) {
    const { patch, kept } = mergeValues(match.known.declaration, match.known.values, match.values);
    const before = match.known.values;
    const told = isMain ? kept : kept.filter(({ field }) => field !== 'name');
    noteKept(planned, match.known.declaration, told);
    if (Object.keys(patch).length > 0) {
      noteChanges(planned, { before, patch, prefix });
      addPatch(planning, match.known, { patch, line: row.line });
      planned.outcome = 'change';
    }
    if (!isMain && !match.known.isNew) planned.tellsOf.push(match.known.id);
    if (isMain) noteLine(planned, match.known, row.line);
    return match.known;
  }
  const values = ownedBy(planning, row, { values: match.values, planned, isSaid: isMain });
  const made = makeRecord(planning, company, { values, company: null, line: row.line });
  if (isMain) planned.outcome = 'create';
  noteChanges(planned, { before: null, patch: match.values, prefix });
  return made;
}

function planPerson(planning: Planning, row: ListRow, { match, planned }: Step): void {
  const input = row.mapped.person!;
  const found = matchPerson(row, { ...planning, company: match.known });
  const known = found.known;
  if (!known) {
    const where = planCompany(planning, row, { match, planned, isMain: false });
    const values = ownedBy(planning, row, { values: input, planned, isSaid: true });
    if (found.doubt) noteDoubt(planned, found.doubt);
    planned.record = makeRecord(planning, person, { values, company: where, line: row.line });
    planned.outcome = 'create';
    planned.title = titleOf(person, input);
    planned.company ??= where ? String(where.values.name) : null;
    noteChanges(planned, { before: null, patch: input });
    return;
  }
  planned.record = known;
  planned.matchedBy = found.by;
  planned.title = titleOf(person, known.values);
  noteLine(planned, known, row.line);
  const { patch, kept } = mergeValues(known.declaration, known.values, input);
  noteKept(planned, known.declaration, kept);
  if (Object.keys(patch).length > 0) {
    noteChanges(planned, { before: known.values, patch });
    planned.outcome = 'change';
  }
  const linked = linkCompany(planning, row, { match, planned, known });
  if (linked || Object.keys(patch).length > 0) {
    addPatch(planning, known, { patch, line: row.line, company: linked });
  }
}

/** Puts a known person with the row's company, if they have none. */
function linkCompany(
  planning: Planning,
  row: ListRow,
  { match, planned, known }: Step & { known: Known },
): Known | null {
  const current = companyIdOf(known);
  const isNamed = match.values !== null;
  if (current !== null && current !== match.known?.id) {
    // only a name is worth a word: a mail domain may be that of a former employer
    if (isNamed) {
      const theirs = String(match.values!.name);
      const message = `Company: kept as it is; the list says “${shorten(theirs)}”.`;
      planned.issues.push({ reason: 'kept_ours', message });
    }
    return null;
  }
  const where = planCompany(planning, row, { match, planned, isMain: false });
  if (!where || current !== null) return null;
  const title = String(where.values.name);
  planned.company ??= title;
  planned.changes.company_id = [null, title];
  planned.outcome = 'change';
  if (!where.isNew) planned.tellsOf.push(where.id);
  return where;
}

function makeRecord(
  planning: Planning,
  declaration: RecordDeclaration,
  given: { values: Values; company: Known | null; line: number },
): Known {
  const type = declaration.type as Known['type'];
  const made: Known = {
    type,
    declaration: planning.types[type],
    id: newId(),
    isNew: true,
    version: 0,
    ...given,
  };
  planning.created.add(made);
  planning.fresh.keep(made, keysOf(planning, made));
  return made;
}

function addPatch(
  planning: Planning,
  known: Known,
  given: { patch: Values; line: number; company?: Known | null },
): void {
  known.values = { ...known.values, ...given.patch };
  if (given.company) known.company = given.company;
  known.line ??= given.line;
  planning.fresh.keep(known, keysOf(planning, known));
  // what this batch makes is made as it is in the end
  if (planning.created.has(known)) return;
  const before = planning.patches.get(known);
  planning.patches.set(known, {
    known,
    values: { ...before?.values, ...given.patch },
    company: given.company ?? before?.company ?? null,
  });
}

function keysOf(planning: Planning, known: Known): string[] {
  const keys = contactKeys(known.values);
  const [name] = known.type === 'company' ? [String(known.values.name)] : namesOf(known.values);
  const normal = (known.values.title_key as string | undefined) ?? planning.normal(name ?? '');
  if (normal) keys.push(nameKey(normal));
  const companyId = companyIdOf(known);
  return companyId ? [...keys, `colleague:${companyId}`] : keys;
}

function ownedBy(
  planning: Planning,
  row: ListRow,
  { values, planned, isSaid }: { values: Values; planned: PlannedRow; isSaid: boolean },
): Values {
  const said = row.mapped.owner;
  if (!said) return values;
  const owner = planning.owners.get(foldText(said));
  if (owner) return { ...values, owner_id: owner };
  if (isSaid) {
    const message = `There is no colleague “${shorten(said)}”; whoever imports the list looks after it.`;
    planned.issues.push({ reason: 'unknown_owner', message });
  }
  return values;
}

function noteDoubt(planned: PlannedRow, { known, why }: { known: Known; why: string }): void {
  const title = shorten(titleOf(person, known.values));
  const where = known.isNew && known.line ? ` of line ${known.line}` : '';
  const message = `Similar to “${title}”${where}: ${why}. Taken for somebody else; look at both.`;
  planned.issues.push({ reason: 'similar', message });
  if (!known.isNew) planned.tellsOf.push(known.id);
}

function noteLine(planned: PlannedRow, known: Known, line: number): void {
  if (known.line === null || known.line === line) return;
  const message = `The same as in line ${known.line} of the list.`;
  planned.issues.push({ reason: 'same_as_line', message });
}
