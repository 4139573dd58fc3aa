import { useQuery } from '@tanstack/react-query';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Filter } from '#src/records/filter.ts';
import { failureOf, isUnreachable } from '#src/web/api/api-problem.ts';
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
  const query = useQuery(segmentCountQuery(declaration.plural, filter));
  const { data, dataUpdatedAt } = query;
  const failure = data ? null : failureOf(query);
  // without a connection there is no room here to say that nothing is counted
  if (failure && isUnreachable(failure)) return null;
  if (failure) return <span role="alert">{failure.message}</span>;
  if (!data) return <span>…</span>;
  const number = new Intl.NumberFormat(locale).format(data.count);
  const count = data.estimated ? text('about', { count: number }) : number;
  if (!isDated) return <span>{count}</span>;
  const at = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(
    dataUpdatedAt,
  );
  return <span>{text('counted', { count, at })}</span>;
}
