import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';

/** A day as the reader writes it. */
export function useSayDay(): (day: string) => string {
  const who = useStore(reader);
  return (day) => formatDate(day, who);
}
