import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';
import type { MappedRow } from '../../map-row.ts';

interface Mapped {
  mapped: MappedRow;
}

export function companyNames(rows: readonly Mapped[]): Set<string> {
  return new Set(rows.flatMap(({ mapped }) => mapped.company?.name ?? []));
}

function personNames(rows: readonly Mapped[]): Set<string> {
  return new Set(rows.flatMap(({ mapped }) => (mapped.person ? namesOf(mapped.person) : [])));
}

/** The name, and as it may stand elsewhere: turned round, its umlauts written otherwise. */
export function namesOf({ first_name, last_name }: NonNullable<MappedRow['person']>): string[] {
  const name = [first_name, last_name].filter(Boolean).join(' ');
  if (name === '') return [];
  const names = [name];
  if (first_name && last_name) names.push(`${last_name} ${first_name}`);
  if (/[aou]e/i.test(name)) names.push(name.replace(/([aou])e/gi, '$1'));
  if (/[äöü]/i.test(name)) names.push(name.replace(/[äöü]/gi, (letter) => UMLAUTS[letter]!));
  return names;
}

const UMLAUTS: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
};

/** The database's own idea of sameness, so that what is found here is what is found there. */
export async function normalise(
  ctx: ReadContext,
  rows: readonly Mapped[],
): Promise<Map<string, string>> {
  const names = [...new Set([...companyNames(rows), ...personNames(rows)])];
  const normal = new Map(names.map((name) => [name, name.toLowerCase().slice(0, KEY_LENGTH)]));
  const odd = names.filter((name) => !PLAIN.test(name));
  if (odd.length === 0) return normal;
  const found = await ctx.db.rows<{ key: string }>(sql`
    select left(normal_text(left(name, 500)), ${KEY_LENGTH}) as key
    from unnest(${odd}::text[]) with ordinality as given(name, at) order by at`);
  for (const [at, name] of odd.entries()) normal.set(name, found[at]!.key);
  return normal;
}

/** Of `title_key`. */
const KEY_LENGTH = 200;
/** What every database has in lower case alike; capital I is a letter of its own in Turkish. */
const PLAIN = /^[ -HJ-~]*$/;
