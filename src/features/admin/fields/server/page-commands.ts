import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { mayHide } from '#src/records/custom-fields.ts';
import type { PageSection } from '#src/records/define-record.ts';
import { readDeclaration } from '#src/records/server/custom/effective-declaration.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { saveRow } from '#src/records/server/write/save-row.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import { lockFields, type Row } from './field-queries.ts';

const TABLE = { name: 'record_page', fields: ['sections', 'hidden'] } as const;

export interface Page {
  id: string;
  record_type: string;
  sections: PageSection[];
  hidden: string[];
}

/** Arranges the page and form of a record type. Fields that are not named stand at the end. */
export async function setPage(
  ctx: WriteContext,
  types: RecordTypes,
  page: Omit<Page, 'id'>,
): Promise<void> {
  const type = types.get(page.record_type);
  if (!type) throw new AppError('not_found', 'There is no such record type.');
  await lockFields(ctx);
  const declaration = await readDeclaration(ctx, type.declaration);
  const { fields } = declaration;
  const named = page.sections.flatMap((section) => section.fields);
  for (const name of [...named, ...page.hidden]) {
    if (!Object.hasOwn(fields, name)) throw invalid(`There is no field "${name}".`);
  }
  if (new Set(named).size < named.length) throw invalid('Name each field once.');
  if (new Set(page.sections.map(({ id }) => id)).size < page.sections.length) {
    throw invalid('Two sections have the same id.');
  }
  for (const name of page.hidden) {
    if (mayHide(declaration, name)) continue;
    throw invalid(
      `“${fields[name]!.label}” cannot be hidden: it must be filled in, names the record, is obeyed by Uptake, or is your own.`,
    );
  }
  await savePage(ctx, page);
}

/** Puts a new field at the end of a section; of one that is not there, at the end of the page. */
export async function addToSection(ctx: WriteContext, field: Row, section: string): Promise<void> {
  const page = await readPage(ctx, field.record_type);
  if (!page?.sections.some(({ id }) => id === section)) return;
  const sections = page.sections.map((one) =>
    one.id === section ? { ...one, fields: [...one.fields, field.name] } : one,
  );
  await savePage(ctx, { ...page, sections });
}

export async function savePage(
  ctx: WriteContext,
  page: Omit<Page, 'id'>,
  undoOf?: string,
): Promise<void> {
  const before = await readPage(ctx, page.record_type);
  await saveRow(ctx, TABLE, {
    id: before?.id ?? newId(),
    before: { sections: [], hidden: [], ...before },
    after: { ...page, hidden: [...new Set(page.hidden)] },
    verb: undoOf ? 'undone' : 'arranged',
    undoOf,
    besides: { record_type: page.record_type },
  });
}

export function readPage(ctx: ReadContext, type: string): Promise<Page | undefined> {
  return ctx.db.first<Page>(sql`
    select p.id, p.record_type, p.sections, p.hidden from record_page p
    where p.workspace_id = ${ctx.actor.workspaceId} and p.record_type = ${type}`);
}

function invalid(message: string): AppError {
  return new AppError('invalid', message, { issues: [{ path: [], message }] });
}
