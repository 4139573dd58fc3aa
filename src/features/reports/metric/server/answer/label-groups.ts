import { sql } from 'kysely';
import { fieldOf } from '#src/records/define-record.ts';
import { visible } from '#src/records/server/visible.ts';
import { sayCountry } from '#src/records/values/country.ts';
import type { ReadContext } from '#src/server/context.ts';
import { TEAM } from '../../metric.ts';
import type { SourceField } from '../plan/compiling.ts';
import type { GroupSql } from '../plan/group-sql.ts';
import type { Key } from './read-scans.ts';

/** Names that are asked for once for all answers: by table, of ids. */
export class Names {
  readonly #wanted = new Map<string, Set<string>>();
  readonly #found = new Map<string, string>();

  want(group: GroupSql, keys: readonly Key[]): void {
    const table = tableOf(group);
    if (!table) return;
    const ids = this.#wanted.get(table) ?? new Set();
    for (const key of keys) if (typeof key === 'string') ids.add(key);
    this.#wanted.set(table, ids);
  }

  async read(ctx: ReadContext): Promise<void> {
    for (const [table, ids] of this.#wanted) {
      if (ids.size === 0) continue;
      const isDirectory = table === 'member' || table === 'team';
      const [name, where] = isDirectory
        ? [sql`r.name`, sql`r.workspace_id = ${ctx.actor.workspaceId}`]
        : [sql`r.title`, visible(ctx.actor, 'r')];
      const rows = await ctx.db.rows<{ id: string; name: string }>(sql`
        select r.id, ${name} as name from ${sql.table(table)} r
        where ${where} and r.id = any(${[...ids]}::uuid[])`);
      for (const row of rows) this.#found.set(row.id, row.name);
    }
  }

  /** In English where it is a choice's or a country's, to be translated; '' for what has none or is not seen. */
  label(group: GroupSql, key: Key): string {
    if (key === null) return '';
    if (tableOf(group)) return this.#found.get(String(key)) ?? '';
    const { field } = group;
    if (field?.isCountry) return sayCountry(String(key), 'en');
    const declared = field && fieldOf(field.of, field.own);
    const choices = declared && 'choices' in declared ? declared.choices : [];
    return choices.find(({ value }) => value === key)?.label ?? String(key);
  }
}

/** Where the names of a group's keys stand. */
function tableOf({ field }: GroupSql): string | undefined {
  if (!field) return undefined;
  if (field.own === TEAM) return 'team';
  if (field.holdsMembers) return 'member';
  return referred(field);
}

function referred({ of, own }: SourceField): string | undefined {
  const declared = fieldOf(of, own);
  return declared && 'to' in declared ? declared.to : undefined;
}
