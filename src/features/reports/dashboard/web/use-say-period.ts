import { useStore } from '#src/web/api/store.ts';
import { formatDay } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { type BoardPeriod, usualPeriod } from '../board-period.ts';
import { boardText } from './board-text.ts';

/** Says a period in a few words, such as "Last 12 months". */
export function useSayPeriod(): (period: BoardPeriod) => string {
  const text = boardText.useText();
  const who = useStore(reader);
  return (period) => {
    const usual = usualPeriod(period);
    if (usual) return text(`period.${usual}`);
    if (period === 'all') return text('period.all');
    if ('from' in period) return `${formatDay(period.from, who)} – ${formatDay(period.to, who)}`;
    if ('last' in period) return text(`last.${period.unit}`, { count: period.last });
    if ('next' in period) return text(`next.${period.unit}`, { count: period.next });
    return text(`this.${period.this}`);
  };
}
