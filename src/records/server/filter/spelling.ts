import { type RawBuilder, sql } from 'kysely';
import { countryCodes } from '#src/records/values/country.ts';

/** A text as people tell it from others: whatever its capitals, and however many spaces. */
export function sameText(written: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`nullif(lower(btrim(regexp_replace(${written}, '\\s+', ' ', 'g'))), '')`;
}

/** How what people write makes one key, however it is spelled; undefined where each value is one. */
export function spellingKey({ isCountry, isWritten }: { isCountry?: true; isWritten?: true }) {
  if (isCountry) return countrySql;
  return isWritten ? sameText : undefined;
}

let codes: string | undefined;

/** The code of a country however it was written; what is none without its capitals. */
function countrySql(held: RawBuilder<unknown>): RawBuilder<unknown> {
  codes ??= JSON.stringify(countryCodes());
  const written = sql`trim(${held})`;
  return sql`(select coalesce(c.codes ->> lower(${written}), c.codes ->> ${written}, ${sameText(held)})
    from (select ${codes}::jsonb as codes) c)`;
}
