import { useQuery } from '@tanstack/react-query';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Filter } from '#src/records/filter.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { segmentCountQuery } from './segment-queries.ts';
import { segmentText } from './segment-text.ts';

interface CountProps {
  declaration: RecordDeclaration;
  filter: Filter | undefined;
  /** Says when it was counted, too. */
  isDated?: boolean;
}

/** How many are in it, of what the reader may see; about, where there are many. */
export function Count({ declaration, filter, isDated = false }: CountProps) {
  const text = segmentText.useText();
  const { locale, timeZone } = useStore(reader);
  const { data, error, dataUpdatedAt } = useQuery(segmentCountQuery(declaration.plural, filter));
  if (error && !data) return <span role="alert">{error.message}</span>;
  if (!data) return <span>…</span>;
  const number = new Intl.NumberFormat(locale).format(data.count);
  const count = data.estimated ? text('about', { count: number }) : number;
  if (!isDated) return <span>{count}</span>;
  const at = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(
    dataUpdatedAt,
  );
  return <span>{text('counted', { count, at })}</span>;
}
