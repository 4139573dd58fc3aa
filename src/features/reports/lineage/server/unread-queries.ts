import { mayHide } from '#src/records/custom-fields.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { ReadContext } from '#src/server/context.ts';
import { savingOf } from '../effort.ts';
import { isRead, type Look, UNREAD_DAYS } from '../lineage.ts';
import type { Lineage } from '../lineage-api.ts';
import {
  byField,
  type Declarations,
  keyOf,
  type LineageSetting,
  readDeclarations,
  readFieldLooks,
  readReaders,
} from './lineage-queries.ts';
import type { Reader } from './reader-type.ts';
import {
  daysAgo,
  readBegun,
  readEfforts,
  readFilled,
  readKept,
  readOwn,
  readShown,
} from './use-queries.ts';

type Told = Lineage['fields'][number];
type Unread = Lineage['unread'][number];

/** Every field of the workspace with what reads it; those unread for 90 days, the dearest first. */
export async function readLineage(ctx: ReadContext, setting: LineageSetting): Promise<Lineage> {
  const declarations = await readDeclarations(ctx, setting);
  const readers = byField(await readReaders(ctx, setting, declarations));
  const looks = await readFieldLooks(ctx);
  const since = daysAgo(ctx.now(), UNREAD_DAYS);
  const fields = askedFields(declarations.values()).map((asked) => {
    const key = keyOf(asked);
    const told = tellField(asked, readers.get(key) ?? [], { look: looks.get(key) ?? null, since });
    const isObeyed = declarations.get(asked.type)!.obeyedFields?.includes(asked.field);
    return isObeyed ? { ...told, is_read: true } : told;
  });
  const kept = await readKept(ctx);
  const unread = await readUnread(ctx, { declarations, fields, kept, since });
  return { fields, unread, kept, since };
}

/** Those that a person fills in, of what is no setting; hidden ones are asked of nobody. */
export function askedFields(declarations: Iterable<RecordDeclaration>) {
  return [...declarations]
    .filter(({ isSetting, listFields }) => !isSetting && listFields.length > 0)
    .flatMap(({ type, fields }) =>
      Object.entries(fields)
        .filter(([, field]) => !field.readOnly && !field.hidden)
        .map(([field]) => ({ type, field })),
    );
}

function tellField(
  { type, field }: { type: string; field: string },
  readers: readonly Reader[],
  seen: { look: Look | null; since: string },
): Told {
  const counts: Told['readers'] = {};
  for (const { kind } of readers) counts[kind] = (counts[kind] ?? 0) + 1;
  return {
    ...{ record_type: type, field, readers: counts, look: seen.look },
    is_read: isRead(readers, seen),
  };
}

interface Judging {
  declarations: Declarations;
  fields: readonly Told[];
  kept: Lineage['kept'];
  since: string;
}

/** Of what nobody reads, what may be put away and has been in place long enough. */
async function readUnread(ctx: ReadContext, judging: Judging): Promise<Unread[]> {
  const { declarations, fields, kept, since } = judging;
  const settled = new Set(kept.map(nameOf));
  const own = await readOwn(ctx);
  const begun = await readBegun(ctx);
  const asked = fields.filter((told) => {
    const declaration = declarations.get(told.record_type)!;
    const isOwn = declaration.fields[told.field]!.custom ?? false;
    return (
      !told.is_read &&
      !settled.has(nameOf(told)) &&
      (isOwn || mayHide(declaration, told.field)) &&
      (own.get(nameOf(told))?.created_on ?? begun) <= since
    );
  });
  const shown = await readShown(ctx, {
    declarations: typesOf(asked).map((type) => declarations.get(type)!),
    since,
  });
  // a field that the product itself was made to show is read by whoever opens it; where few or
  // none were opened, such as activities that are read in timelines, nothing can be said
  const candidates = asked.filter((told) => own.has(nameOf(told)) || shown.get(nameOf(told)) === 0);
  const efforts = await readEfforts(ctx, { types: typesOf(candidates), since });
  const filled = await readFilled(ctx, {
    fields: candidates.map(({ record_type: type, field }) => ({ type, field })),
    since,
  });
  return candidates
    .map((told): Unread => {
      const { record_type, field, look } = told;
      const key = nameOf(told);
      const row = own.get(key);
      const { kind } = declarations.get(record_type)!.fields[field]!;
      return {
        ...{ record_type, field, is_own: row !== undefined },
        ...(row && { id: row.id }),
        saving: savingOf(kind, efforts.get(key)),
        is_filled: filled.has(key),
        shown: shown.get(key) ?? 0,
        last_on: look?.on ?? null,
      };
    })
    .sort((one, other) => costOf(other) - costOf(one));
}

function typesOf(fields: readonly Told[]): string[] {
  return [...new Set(fields.map(({ record_type }) => record_type))];
}

function nameOf({ record_type, field }: { record_type: string; field: string }): string {
  return keyOf({ type: record_type, field });
}

function costOf({ saving }: Unread): number {
  return saving ? saving.seconds * saving.people : 0;
}
