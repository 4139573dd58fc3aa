import type { RecordDeclaration } from '#src/records/define-record.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import type { ReadingAids } from './format-value.ts';

type Shown = Record<string, unknown>;

/** Whether a record's day has passed though what it was for has not happened. */
export function isLate(
  declaration: RecordDeclaration,
  name: string,
  { record, aids }: { record: Shown; aids: Pick<ReadingAids, 'reader'> },
): boolean {
  const field = declaration.fields[name];
  if (!field || !('lateWhile' in field) || !field.lateWhile) return false;
  const day = record[name];
  const isOpen = record[field.lateWhile.field] === field.lateWhile.is;
  return isOpen && typeof day === 'string' && day < todayIn(aids.reader.timeZone);
}
