import { digitsOf } from '#src/lib/currency.ts';
import { formatMoney, readAmount } from '#src/records/values/money-text.ts';
import german from './told/de.json' with { type: 'json' };
import english from './told/en.json' with { type: 'json' };
import italian from './told/it.json' with { type: 'json' };

/** What the timeline is told of a quote, in each language that it may have been written in. */
export const TOLD = { en: english, de: german, it: italian };

type Language = keyof typeof TOLD;
type News = Exclude<keyof typeof english, 'customer'>;

const NEWS: readonly News[] = ['sent', 'accepted', 'declined', 'asked', 'renewal'];
const LANGUAGES = Object.keys(TOLD) as Language[];
/** Signs that stand for one currency alone. */
const SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', zł: 'PLN', Kč: 'CZK' };

interface Form {
  language: Language;
  news: News;
  pattern: RegExp;
}

let forms: Form[] | undefined;

/**
 * What stands on the timeline, for a reader of another language than its writer's: the sentence about
 * a quote that Uptake wrote. What people write stays as it is, and so does what they changed of it.
 */
export function sayTold(body: string, { language, locale }: { language: string; locale: string }) {
  const end = body.indexOf('\n');
  const line = end < 0 ? body : body.slice(0, end);
  if (!isLanguage(language)) return body;
  forms ??= LANGUAGES.flatMap((one) => NEWS.map((news) => formOf(one, news)));
  for (const { language: written, news, pattern } of forms) {
    const values = pattern.exec(line)?.groups;
    if (!values) continue;
    if (written === language) return body;
    return (
      TOLD[language][news].replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => {
        const value = values[key] ?? '';
        if (key === 'total') return sayTotal(value, locale);
        return value === TOLD[written].customer ? TOLD[language].customer : value;
      }) + body.slice(line.length)
    );
  }
  return body;
}

function isLanguage(language: string): language is Language {
  return Object.hasOwn(TOLD, language);
}

function formOf(language: Language, news: News): Form {
  const parts = TOLD[language][news].split(/\{\{(\w+)\}\}/);
  const pattern = parts.map((part, at) =>
    at % 2 === 0
      ? part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
      : `(?<${part}>${part === 'number' ? '\\S+' : '.+'})`,
  );
  return { language, news, pattern: new RegExp(`^${pattern.join('')}$`) };
}

/** The amount as the reader writes money, where it is plain which currency is meant. */
function sayTotal(total: string, locale: string): string {
  const sign = total.replaceAll(/[\d.,\s\u00a0\u202f]/g, '');
  const currency = SIGNS[sign] ?? (/^[A-Z]{3}$/.test(sign) ? sign : undefined);
  const number = total.replace(sign, '').trim();
  if (!currency || digitsOf(currency) !== 2 || !/[.,]\d\d$/.test(number)) return total;
  const amount = readAmount(number, currency);
  return amount === null ? total : formatMoney({ amount, currency }, locale);
}
