import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { formatMoney } from '#src/records/values/money-text.ts';
import type { RecordPage } from '#src/records/web/data/record-client.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { send } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDay } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import type { Quote } from '../../quote.ts';
import { isExpired, type QuoteStatus } from '../../quote-status.ts';
import { quoteText } from '../quote-text.ts';
import { useQuoteCommand } from '../shared/quote-client.ts';
import { useOpenRecord } from '../shared/use-open-record.ts';
import classes from './parts.module.css';

const SHOWN = 50;

/** The quotes of a deal, a company or a person; a new one takes over what is known there. */
export function QuotesPart({ type, id }: { type: string; id: string }) {
  const text = quoteText.useText();
  const run = useQuoteCommand();
  const open = useOpenRecord();
  const field = `${type}_id`;
  const filter = JSON.stringify({ field, op: 'is', value: id });
  const { data } = useQuery({
    queryKey: ['quote', 'of', type, id],
    queryFn: () =>
      send<RecordPage>('GET /api/v1/quotes', {
        query: { filter, limit: SHOWN, sort: '-updated_at' },
      }),
  });
  async function make(): Promise<void> {
    const made = await run('POST /api/v1/quotes', { body: { [field]: id } });
    if (made) await open('quote', made.id);
  }
  const quotes = (data?.items ?? []) as unknown as Quote[];
  return (
    <section className={classes.part} aria-label={text('part.title')}>
      <header className={classes.head}>
        <h3 className={classes.title}>{text('part.title')}</h3>
        <Button
          look="quiet"
          icon={<Plus size={14} aria-hidden="true" />}
          onClick={() => void make()}
        >
          {text('part.new')}
        </Button>
      </header>
      {data && quotes.length === 0 && <p className={classes.none}>{text('part.none')}</p>}
      <ul className={classes.rows}>
        {quotes.map((quote) => (
          <QuoteRow key={quote.id} quote={quote} />
        ))}
      </ul>
    </section>
  );
}

function QuoteRow({ quote }: { quote: Quote }) {
  const text = quoteText.useText();
  const who = useStore(reader);
  const today = new Date().toLocaleDateString('sv', { timeZone: who.timeZone });
  const status = isExpired(quote, today) ? 'expired' : (quote.status as QuoteStatus);
  return (
    <li className={classes.row}>
      <RecordLink type="quote" id={quote.id} className={classes.name}>
        {quote.title}
      </RecordLink>
      <span className={classes.status} data-status={status}>
        {text(`status.${status}`)}
      </span>
      {status === 'sent' && quote.valid_until && (
        <span className={classes.day}>
          {text('until', { day: formatDay(quote.valid_until, who) })}
        </span>
      )}
      <span className={classes.amount}>{quote.total && formatMoney(quote.total, who.locale)}</span>
    </li>
  );
}
