import { Link2, Mail } from 'lucide-react';
import { mailLink } from '#src/lib/mail-link.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { copyText } from '#src/web/shell/copy-text.ts';
import { Button } from '#src/web/ui/button.tsx';
import { quoteText } from '../quote-text.ts';
import type { QuotePage, ShownQuote } from '../shared/quote-client.ts';
import classes from './quote-top.module.css';

interface ShareQuoteProps {
  quote: ShownQuote;
  page: QuotePage;
  url: string;
}

/** How the quote gets to the customer, and whether they have looked. */
export function ShareQuote({ quote, page, url }: ShareQuoteProps) {
  const text = quoteText.useText();
  const who = useStore(reader);
  const isWaiting = quote.status === 'sent' && !page.is_expired;
  const copy = () => copyText(url, text('share.copied'));
  const looks = quote.opened_at
    ? text('share.looks', {
        count: quote.opens ?? 1,
        when: formatInstant(quote.opened_at, who),
      })
    : text('share.noLook');
  return (
    <div className={classes.share}>
      {isWaiting && (
        <>
          <Button
            look="main"
            icon={<Link2 size={14} aria-hidden="true" />}
            onClick={() => void copy()}
          >
            {text('share.link')}
          </Button>
          {page.mail && (
            <a className={classes.paper} href={mailLink(page.mail.to, page.mail)}>
              <Mail size={14} aria-hidden="true" />
              {text('share.mail')}
            </a>
          )}
        </>
      )}
      <a className={classes.quiet} href={url} target="_blank" rel="noreferrer">
        {text('share.look')}
      </a>
      {(isWaiting || quote.opened_at) && <span className={classes.looks}>{looks}</span>}
    </div>
  );
}
