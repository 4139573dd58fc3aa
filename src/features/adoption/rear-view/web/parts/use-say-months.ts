import { useMemo } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';

/** `2026-03` as the reader says it: March 2026. */
export function useSayMonths(): (month: string) => string {
  const { locale } = useStore(reader);
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, {
      ...{ month: 'long', year: 'numeric', timeZone: 'UTC' },
    });
    return (month: string) => format.format(new Date(`${month}-15T00:00:00Z`));
  }, [locale]);
}
