import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { readPeriod } from '../../goal/period.ts';
import { forecastText } from './forecast-text.ts';

/** A period as its reader writes it: "March 2027", "Q1 2027", "2027". */
export function useSayPeriod(): (key: string) => string {
  const text = forecastText.useText();
  const { locale } = useStore(reader);
  return (key) => {
    const { step, from } = readPeriod(key);
    const year = key.slice(0, 4);
    if (step === 'year') return year;
    if (step === 'quarter') return text('quarterOf', { quarter: key.slice(6), year });
    const format = new Intl.DateTimeFormat(locale, {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    return format.format(new Date(`${from}T00:00:00Z`));
  };
}
