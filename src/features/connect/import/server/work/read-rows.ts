import { setImmediate as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { company } from '#src/features/people/company/company.ts';
import { person } from '#src/features/people/person/person.ts';
import { createSchema } from '#src/records/record-schema.ts';
import { type ImportPlan, type MappedRow, mapRow } from '../../map-row.ts';
import { needsSurvey, planImport, startSurvey, surveyRow } from '../../plan-import.ts';
import type { RowIssue, Table, TableRow } from '../../table.ts';
import type { ListRow } from '../matching/look-up.ts';
import type { ImportRecord } from '../store/import-record.ts';

const schemas = { person: createSchema(person), company: createSchema(company) };

/**
 * Looks at every row once, if that decides how they are read: how dates and names are written, and how
 * many rows there are.
 */
export async function surveyList(
  table: Table,
  record: Pick<ImportRecord, 'mapping' | 'region'>,
  given: Pick<ImportPlan, 'thisYear' | 'fields' | 'currency'> & {
    onRow: () => Promise<void> | undefined;
  },
): Promise<{ plan: ImportPlan; rows: number | undefined }> {
  const survey = startSurvey();
  for await (const row of needsSurvey(record.mapping) ? table.rows : []) {
    surveyRow(survey, record.mapping, row.cells);
    const pause = given.onRow();
    if (pause) await pause;
  }
  const { region } = record;
  const { thisYear, fields, currency } = given;
  const settings = {
    ...{ ...(region && { region }), thisYear },
    ...(fields && { fields }),
    ...(currency && { currency }),
  };
  return {
    plan: planImport(record.mapping, survey, settings),
    rows: survey.rows || undefined,
  };
}

/** Rows that are read at a stretch; then whatever waits has its turn, such as the batch being stored. */
const STRETCH = 20;

/** Of this part of the usual size is the first batch, and each after it double, so that storing begins soon. */
const FIRST_SHARE = 1 / 8;

/** The rows behind the first `skip`, read by the plan, in batches of `size` at most. */
export async function* readRows(
  table: Table,
  plan: ImportPlan,
  { skip, size }: { skip: number; size: number },
): AsyncGenerator<ListRow[], void, undefined> {
  let position = 0;
  let batch: ListRow[] = [];
  let wanted = size * FIRST_SHARE;
  for await (const row of table.rows) {
    position++;
    if (position <= skip) continue;
    batch.push(readRow(row, plan, position));
    if (position % STRETCH === 0) await pause();
    if (batch.length < wanted) continue;
    yield batch;
    batch = [];
    wanted = Math.min(size, wanted * 2);
  }
  if (batch.length > 0) yield batch;
}

function readRow(row: TableRow, plan: ImportPlan, position: number): ListRow {
  const { line, cells } = row;
  const base = { position, line, cells };
  if (row.issues.some(({ severity }) => severity === 'row')) {
    return { ...base, mapped: { mailDomains: [], issues: row.issues }, refused: 'failed' };
  }
  const mapped = mapRow(plan, cells);
  mapped.issues = [...row.issues, ...mapped.issues];
  if (!mapped.person && !mapped.company) return { ...base, mapped, refused: 'skip' };
  const wrong = checkRow(mapped);
  if (!wrong) return { ...base, mapped };
  return { ...base, mapped: { mailDomains: [], issues: [wrong] }, refused: 'failed' };
}

/** By the records' own rules, as any other input. */
function checkRow({ person: who, company: where }: MappedRow): RowIssue | undefined {
  const problem = (who && refusal('person', who)) || (where && refusal('company', where));
  if (!problem) return undefined;
  const message = `${problem.path.join('.')}: ${problem.message}`;
  return { severity: 'row', reason: 'not_allowed', message };
}

function refusal(type: 'person' | 'company', input: object): z.core.$ZodIssue | undefined {
  const result = schemas[type].safeParse(input);
  return result.success ? undefined : result.error.issues[0];
}

/** Reads the next batch while the one before is worked on. */
export async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T, void, undefined> {
  let next = source.next();
  try {
    while (true) {
      const { value, done } = await next;
      if (done) return;
      next = source.next();
      next.catch(() => {}); // it is thrown when it is awaited
      yield value;
    }
  } finally {
    await source.return(undefined);
  }
}
