import { useQuery } from '@tanstack/react-query';
import { formatMoney } from '#src/records/values/money-text.ts';
import type { RecordPage } from '#src/records/web/data/record-client.ts';
import {
  Part,
  PartAmount,
  PartNote,
  PartRow,
  PartRows,
  PartState,
} from '#src/records/web/part/part.tsx';
import { send } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import type { Quote } from '../../quote.ts';
import { isExpired, type QuoteStatus } from '../../quote-status.ts';
import { quoteText } from '../quote-text.ts';
import { useQuoteCommand } from '../shared/quote-client.ts';
import { useOpenRecord } from '../shared/use-open-record.ts';

const SHOWN = 50;
const TONES: Partial<Record<QuoteStatus | 'expired', 'good' | 'warn'>> = {
  accepted: 'good',
  expired: 'warn',
};

/** The quotes of a deal, a company or a person; a new one takes over what is known there. */
export function QuotesPart({ type, id }: { type: string; id: string }) {
  const text = quoteText.useText();
  const run = useQuoteCommand();
  const open = useOpenRecord();
  const field = `${type}_id`;
  const filter = JSON.stringify({ field, op: 'is', value: id });
  const query = useQuery({
    queryKey: ['quote', 'of', type, id],
    queryFn: () =>
      send<RecordPage>('GET /api/v1/quotes', {
        query: { filter, limit: SHOWN, sort: '-updated_at' },
      }),
  });
  const { data } = query;
  async function make(): Promise<void> {
    const made = await run('POST /api/v1/quotes', { body: { [field]: id } });
    if (made) await open('quote', made.id);
  }
  const quotes = (data?.items ?? []) as unknown as Quote[];
  return (
    <Part
      title={text('part.title')}
      none={text('part.none')}
      isEmpty={data !== undefined && quotes.length === 0}
      query={query}
      add={{ label: text('part.new'), onClick: () => void make() }}
    >
      <PartRows>
        {quotes.map((quote) => (
          <QuoteRow key={quote.id} quote={quote} />
        ))}
      </PartRows>
    </Part>
  );
}

function QuoteRow({ quote }: { quote: Quote }) {
  const text = quoteText.useText();
  const who = useStore(reader);
  const today = todayIn(who.timeZone);
  const status = isExpired(quote, today) ? 'expired' : (quote.status as QuoteStatus);
  return (
    <PartRow type="quote" id={quote.id} title={quote.title}>
      <PartState tone={TONES[status]}>{text(`status.${status}`)}</PartState>
      {status === 'sent' && quote.valid_until && (
        <PartNote>{text('until', { day: formatDate(quote.valid_until, who) })}</PartNote>
      )}
      <PartAmount>{quote.total && formatMoney(quote.total, who.locale)}</PartAmount>
    </PartRow>
  );
}
