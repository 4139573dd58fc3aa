import { useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { formatMoney } from '#src/records/values/money-text.ts';
import { recordQuery } from '#src/records/web/data/record-queries.ts';
import { useMembers } from '#src/records/web/data/use-members.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useRecordType } from '#src/records/web/record-registry.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { ReadNote } from '#src/web/ui/not-kept.tsx';
import { acceptedInstead, isOpenToChange, type QuoteStatus } from '../../quote-status.ts';
import { quoteText } from '../quote-text.ts';
import { type QuotePage, quotePageQuery, type ShownQuote } from '../shared/quote-client.ts';
import { useMakeQuote } from '../shared/use-make-quote.ts';
import { QuoteActions } from './quote-actions.tsx';
import { QuotePaper } from './quote-paper.tsx';
import classes from './quote-top.module.css';
import { ShareQuote } from './share-quote.tsx';
import { showUnfinished } from './show-unfinished.ts';

const SendDialog = lazy(async () => ({
  default: (await import('./send-dialog.tsx')).SendDialog,
}));

/** On top of a quote: what it comes to, how far it is, and the one thing to do next. */
export function QuoteTop({ id }: { type: string; id: string }) {
  const declaration = useRecordType('quote');
  const { data } = useQuery(recordQuery(declaration, id));
  const asked = useQuery(quotePageQuery(id));
  const page = asked.data;
  const quote = data as unknown as ShownQuote | undefined;
  if (!quote || !page) {
    return (
      <div className={classes.waiting}>
        <ReadNote query={asked} />
      </div>
    );
  }
  return (
    <section className={classes.top}>
      <Worth quote={quote} page={page} />
      <AcceptedInstead quote={quote} page={page} />
      <WhyItStays page={page} />
      {page.url && <ShareQuote quote={quote} page={page} url={page.url} />}
      <NextSteps quote={quote} page={page} />
    </section>
  );
}

function Worth({ quote, page }: { quote: ShownQuote; page: QuotePage }) {
  const text = quoteText.useText();
  const who = useStore(reader);
  const status = page.is_expired ? 'expired' : (quote.status as QuoteStatus);
  const day = quote.valid_until && formatDate(quote.valid_until, who);
  const said = text(`status.${status}`);
  const isAnswered = quote.answered_by && (status === 'accepted' || status === 'declined');
  return (
    <p className={classes.worth}>
      {quote.total && <b className={classes.amount}>{formatMoney(quote.total, who.locale)}</b>}
      {quote.net && quote.net.amount !== quote.total?.amount && (
        <span>{text('net', { net: formatMoney(quote.net, who.locale) })}</span>
      )}
      <span className={classes.status} data-status={status}>
        {isAnswered ? text('by', { status: said, name: quote.answered_by! }) : said}
      </span>
      {day && status !== 'accepted' && (
        <span>{text(status === 'expired' ? 'expired' : 'until', { day })}</span>
      )}
      {page.order && (
        <RecordLink type="sales_order" id={page.order.id} className={classes.link}>
          {text('order', { title: page.order.title })}
        </RecordLink>
      )}
      {page.versions.length > 1 &&
        page.versions
          .filter(({ id }) => id !== quote.id)
          .map(({ id, version_number }) => (
            <RecordLink key={id} type="quote" id={id} className={classes.link}>
              {text('version', { number: version_number })}
            </RecordLink>
          ))}
    </p>
  );
}

/** A version beside the accepted one goes out no more; what comes on top is a quote of its own. */
function AcceptedInstead({ quote, page }: { quote: ShownQuote; page: QuotePage }) {
  const text = quoteText.useText();
  const make = useMakeQuote(quote);
  const accepted = acceptedInstead(page.versions, quote.id);
  if (!accepted) return null;
  return (
    <div className={classes.instead}>
      <p>{text('acceptedInstead', { number: accepted.version_number })}</p>
      <div className={classes.actions}>
        <Button look="main" onClick={() => void make('copy')}>
          {text('actions.copy')}
        </Button>
      </div>
    </div>
  );
}

/** Who cannot take an acceptance back is told why, and what to do instead. */
function WhyItStays({ page: { acceptance } }: { page: QuotePage }) {
  const text = quoteText.useText();
  const members = useMembers();
  if (!acceptance || acceptance.undo) return null;
  const name = members.find(({ id }) => id === acceptance.member_id)?.name;
  return (
    <p className={classes.instead}>
      {acceptance.member_id
        ? text('acceptedByColleague', { name: name ?? text('events.somebody') })
        : text('acceptedByCustomer')}
    </p>
  );
}

function NextSteps({ quote, page }: { quote: ShownQuote; page: QuotePage }) {
  const text = quoteText.useText();
  const [isSending, setSending] = useState(false);
  const mayEdit = quote.can.includes('edit');
  const isDraft = isOpenToChange(quote.status as QuoteStatus);
  const isOver = acceptedInstead(page.versions, quote.id) !== undefined;
  function openSending(): void {
    if (!showUnfinished(quote.id)) setSending(true);
  }
  return (
    <div className={classes.actions}>
      {mayEdit && isDraft && !isOver && quote.status !== 'waiting' && (
        <Button look="main" icon={<Send size={14} aria-hidden="true" />} onClick={openSending}>
          {text('send.open')}
        </Button>
      )}
      <QuotePaper id={quote.id} />
      {mayEdit && <QuoteActions quote={quote} page={page} />}
      <Suspense>
        {isSending && <SendDialog quote={quote} page={page} close={() => setSending(false)} />}
      </Suspense>
    </div>
  );
}
