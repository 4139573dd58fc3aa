import { readPage, savePage } from '#src/features/admin/fields/server/page-commands.ts';
import { namesRecord } from '#src/records/custom-fields.ts';
import { readDeclaration } from '#src/records/server/custom/effective-declaration.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { askFirst } from '../../ask-first.ts';
import { splitField } from '../../decision-basis.ts';

/** What is asked stands first on pages and forms, all else behind a button. */
export async function arrangePages(
  ctx: WriteContext,
  types: RecordTypes,
  { asked, before }: { asked: readonly string[]; before: readonly string[] },
): Promise<void> {
  const touched = new Set([...asked, ...before].map((name) => splitField(name).type));
  for (const type of touched) {
    const recordType = types.get(type);
    if (!recordType) continue;
    const declaration = await readDeclaration(ctx, recordType.declaration);
    const names = Object.keys(declaration.fields);
    const page = await readPage(ctx, type);
    const own = asked.map(splitField).filter((one) => one.type === type);
    const sections = askFirst(names, page?.sections ?? [], {
      asked: own.map(({ field }) => field),
      needed: names.filter((name) => {
        const field = declaration.fields[name]!;
        return (
          !field.readOnly && !field.custom && (field.required || namesRecord(declaration, name))
        );
      }),
    });
    const hidden = (page?.hidden ?? []).filter((name) => !own.some(({ field }) => field === name));
    await savePage(ctx, { record_type: type, sections, hidden });
  }
}
