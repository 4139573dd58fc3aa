import { sql } from 'kysely';
import { getRecord } from '#src/records/server/record-queries.ts';
import { findByKeys } from '#src/records/server/search/search-records.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type PublicLink, readPublicToken } from '#src/server/public/public-link.ts';
import type { Machinery } from '#src/server/run-command.ts';
import { type CaseForm, caseForm } from '../case-form.ts';
import { companyDomain } from '../sent-form.ts';

export const PURPOSE = 'case_form';

export type FormRow = CaseForm & {
  id: string;
  owner_id: string | null;
  team_id: string | null;
  workspace: string;
};

/** The form that a link opens; null if it was turned off or is in the bin. */
export async function readOpenForm(
  machinery: Machinery,
  { workspaceId, recordId }: PublicLink,
): Promise<FormRow | null> {
  const row = await machinery.database.read(workspaceId, (db) =>
    db.first<FormRow>(sql`
      select f.*, w.name as workspace from case_form f, directory.workspace w
      where f.workspace_id = ${workspaceId} and f.id = ${recordId} and f.is_open
        and f.deleted_at is null and w.id = ${workspaceId}`),
  );
  return row ?? null;
}

export async function readFormUrl(
  ctx: ReadContext,
  { key, origin }: { key: Buffer; origin: string },
  id: string,
): Promise<string | null> {
  await getRecord(ctx, caseForm, id);
  const token = await readPublicToken(ctx, key, { purpose: PURPOSE, recordId: id });
  return token && `${origin}/f/${token}`;
}

export interface Sender {
  person_id: string | null;
  company_id: string | null;
}

/** Whom a mail address means: the person who has it, else the company whose domain it is. */
export async function findSender(ctx: ReadContext, mail: string): Promise<Sender> {
  const people = await findShared(ctx, 'person', `mail:${mail.toLowerCase()}`);
  const [first, second] = people;
  // of two with one mailbox nobody knows who wrote
  if (first && second) {
    const isSame = first.company_id === second.company_id;
    return { person_id: null, company_id: isSame ? first.company_id : null };
  }
  if (first) return { person_id: first.id, company_id: first.company_id };
  const domain = companyDomain(mail);
  const companies = domain ? await findShared(ctx, 'company', `dom:${domain}`) : [];
  return { person_id: null, company_id: companies.length === 1 ? companies[0]!.id : null };
}

/** Those that everybody here may see: what is kept private is led to by no stranger. */
async function findShared(ctx: ReadContext, type: 'person' | 'company', key: string) {
  const ids = (await findByKeys(ctx, [key], [type])).map(({ id }) => id);
  const company = type === 'person' ? sql`r.company_id` : sql`r.id as company_id`;
  return ctx.db.rows<{ id: string; company_id: string | null }>(sql`
    select r.id, ${company} from ${sql.table(type)} r
    where ${visible(ctx.actor, 'r')} and r.visibility = 'workspace' and r.deleted_at is null
      and r.id = any(${ids}::uuid[]) order by r.created_at limit 2`);
}
