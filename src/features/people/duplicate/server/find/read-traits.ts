import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#src/server/db/database.ts';
import { companyBlocks, personBlocks } from '../../blocks.ts';
import type { DuplicateType } from '../../duplicate-api.ts';
import type { Judgement } from '../../evidence.ts';
import { type CompanyTraits, judgeCompanies } from '../../judge-company.ts';
import { judgePeople, type PersonTraits } from '../../judge-person.ts';

export type Traits = PersonTraits & CompanyTraits & { id: string };

interface Rules {
  columns: RawBuilder<unknown>;
  blocks: (traits: Traits) => string[];
  judge: (one: Traits, other: Traits) => Judgement;
}

/** Namesakes beyond these make a name say no less. */
const MOST_NAMESAKES = 20;

// the company's name alone tells nothing that `reasons` would show to who may not see it
const personColumns = sql`r.first_name, r.last_name, r.emails, r.phones, r.street, r.postal_code,
  r.city, r.birthday, r.company_id,
  (select c.title from company c
    where c.workspace_id = r.workspace_id and c.id = r.company_id) as company,
  (select count(*)::int from (
    select 1 from person n where n.workspace_id = r.workspace_id
      and n.title_key collate "C" = r.title_key collate "C" and n.deleted_at is null
    limit ${sql.lit(MOST_NAMESAKES)}) as all_named) as namesakes`;
const companyColumns = sql`r.name, r.domains, r.website, r.phones, r.street, r.postal_code, r.city`;

export const RULES: Record<DuplicateType, Rules> = {
  person: { columns: personColumns, blocks: personBlocks, judge: judgePeople },
  company: { columns: companyColumns, blocks: companyBlocks, judge: judgeCompanies },
};

/** What tells the living records apart, of all these ids; `isSeen` limits it to what may be seen. */
export async function readTraits(
  db: Db,
  type: DuplicateType,
  { ids, isSeen = sql`true` }: { ids: string[]; isSeen?: RawBuilder<unknown> },
): Promise<Map<string, Traits>> {
  const rows = await db.rows<Traits>(sql`
    select r.id, ${RULES[type].columns} from ${sql.table(type)} r
    where r.workspace_id = current_workspace() and r.id = any(${ids}::uuid[])
      and r.deleted_at is null and ${isSeen}`);
  return new Map(rows.map((row) => [row.id, row]));
}
