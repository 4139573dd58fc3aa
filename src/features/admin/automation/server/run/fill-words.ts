import { sql } from 'kysely';
import { fieldOf, type RecordDeclaration } from '#src/records/define-record.ts';
import type { RecordTypes, Row } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { fillIn } from '../../automation.ts';
import { sayValue, type World } from './world.ts';

/** What the places in words are filled from. */
interface Filling {
  types: RecordTypes;
  declaration: RecordDeclaration;
  row: Row;
  world: World;
}

/** The words with the record's values in their places, as far as the reader sees them. */
export async function fillWords(ctx: ReadContext, given: Filling, words: string): Promise<string> {
  const values = new Map<string, string>();
  for (const [, name] of words.matchAll(/\{(\w{1,60})\}/g)) {
    const value = await readPlace(ctx, given, name!);
    if (value !== undefined) values.set(name!, value);
  }
  return fillIn(words, (name) => values.get(name)).trim();
}

async function readPlace(
  ctx: ReadContext,
  { declaration, row, types, world }: Filling,
  name: string,
): Promise<string | undefined> {
  if (name === 'title') return String(row.title ?? '');
  if (name === 'owner') return world.members.get(row.owner_id as string)?.name ?? '';
  const path = name === 'company' ? 'company_id' : name;
  const field = fieldOf(declaration, path);
  if (!field) return undefined;
  const value = row[path];
  if (field.kind === 'choice') {
    return field.choices.find((choice) => choice.value === value)?.label ?? '';
  }
  if (field.kind === 'member') return world.members.get(value as string)?.name ?? '';
  if (field.kind !== 'reference') return sayValue(value, world);
  if (!value || !types.has(field.to)) return '';
  const found = await ctx.db.first<{ title: string }>(sql`
    select r.title from ${sql.table(field.to)} r where ${visible(ctx.actor, 'r')} and r.id = ${value}`);
  return found?.title ?? '';
}
