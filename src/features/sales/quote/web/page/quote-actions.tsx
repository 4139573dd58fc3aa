import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { putOnClipboard } from '#src/web/shell/copy-text.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { undoCommand } from '#src/web/shell/undo.ts';
import { Button } from '#src/web/ui/button.tsx';
import { acceptedInstead, isOpenToChange, type QuoteStatus } from '../../quote-status.ts';
import { quoteText } from '../quote-text.ts';
import { type QuotePage, type ShownQuote, useQuoteCommand } from '../shared/quote-client.ts';
import { useMakeQuote } from '../shared/use-make-quote.ts';
import classes from './quote-top.module.css';

const AnswerDialog = lazy(async () => ({
  default: (await import('./answer-dialog.tsx')).AnswerDialog,
}));

/** What else can be done with a quote, by how far it is. */
export function QuoteActions({ quote, page }: { quote: ShownQuote; page: QuotePage }) {
  const text = quoteText.useText();
  const run = useQuoteCommand();
  const make = useMakeQuote(quote);
  const [answer, setAnswer] = useState<'accept' | 'decline' | null>(null);
  const status = quote.status as QuoteStatus;
  const isSent = status === 'sent';
  const params = { id: quote.id };
  const { title } = quote;
  const isOver = status === 'accepted' || acceptedInstead(page.versions, quote.id) !== undefined;
  const mayRevise = !isOpenToChange(status) && !isOver;

  async function renew(): Promise<void> {
    const made = await run<{ url: string }>(
      'POST /api/v1/quotes/{id}/new-link',
      { params },
      { says: false },
    );
    if (!made) return;
    // a browser may refuse to copy so long after the click
    const isCopied = await putOnClipboard(made.url);
    showToast(text(isCopied ? 'share.renewed' : 'share.newLinkReady'));
  }
  return (
    <>
      {isSent && !page.is_expired && (
        <Button onClick={() => setAnswer('accept')}>{text('actions.accepted')}</Button>
      )}
      {isSent && <Button onClick={() => setAnswer('decline')}>{text('actions.declined')}</Button>}
      {mayRevise && (
        <Button look={page.is_expired ? 'main' : 'plain'} onClick={() => void make('revise')}>
          {text('actions.revise')}
        </Button>
      )}
      <details className={classes.more}>
        <summary>{text('actions.more')}</summary>
        <div className={classes.actions}>
          {isSent && (
            <>
              <Button look="quiet" onClick={() => void renew()}>
                {text('share.renew')}
              </Button>
              <Button
                look="quiet"
                onClick={() =>
                  void run(
                    'POST /api/v1/quotes/{id}/revoke',
                    { params },
                    { ifMatch: quote.version, says: text('actions.revoked', { title }) },
                  )
                }
              >
                {text('actions.revoke')}
              </Button>
            </>
          )}
          {page.acceptance?.undo && <TakeBack commandId={page.acceptance.undo} />}
          <Button look="quiet" onClick={() => void make('copy')}>
            {text('actions.copy')}
          </Button>
        </div>
      </details>
      <Suspense>
        {answer && <AnswerDialog quote={quote} answer={answer} close={() => setAnswer(null)} />}
      </Suspense>
    </>
  );
}

/** The answer was noted by mistake: its order goes to the bin, and its deal is as it was. */
function TakeBack({ commandId }: { commandId: string }) {
  const text = quoteText.useText();
  const client = useQueryClient();
  return (
    <Button
      look="quiet"
      onClick={() => void undoCommand(client, { ids: [commandId], says: undefined })}
    >
      {text('actions.notAccepted')}
    </Button>
  );
}
