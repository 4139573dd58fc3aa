import { reader } from '#src/web/i18n/reader.ts';
import type { Span } from '../../impact.ts';
import { costText } from './cost-text.ts';

/** "4 min", "3–7 min", "up to 3 min", "less than a minute"; of what is hours, hours. */
export function sayMinutes([least, most]: Span): string {
  const { text } = costText;
  if (most < 1) return text('underAMinute');
  const inHours = most >= 120;
  const [from, to] = [least, most].map((one) => Math.round(inHours ? one / 60 : one));
  const format = (value: number) => new Intl.NumberFormat(reader.get().locale).format(value);
  const isOne = from === to || from === 0;
  const range = isOne ? format(to!) : `${format(from!)}–${format(to!)}`;
  const said = text(inHours ? 'hours' : 'minutes', { range });
  return from === 0 ? text('upTo', { range: said }) : said;
}
