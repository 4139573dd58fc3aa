import { useState } from 'react';
import {
  ApprovalAsk,
  useNeedsApproval,
} from '#src/features/sales/approval/web/shared/approval-ask.tsx';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { quoteText } from '../quote-text.ts';
import { type QuotePage, type ShownQuote, useQuoteCommand } from '../shared/quote-client.ts';
import classes from './dialog.module.css';

interface SendDialogProps {
  quote: ShownQuote;
  page: QuotePage;
  close: () => void;
}

/** Before a quote is frozen: to whom it goes, and whether somebody has to approve it first. */
export function SendDialog({ quote, page, close }: SendDialogProps) {
  const text = quoteText.useText();
  const run = useQuoteCommand();
  const needsApproval = useNeedsApproval('quote', quote.id);
  const [reason, setReason] = useState('');
  async function send(): Promise<boolean> {
    const { title } = quote;
    const sent = await run(
      'POST /api/v1/quotes/{id}/send',
      { params: { id: quote.id }, body: reason.trim() ? { approval_reason: reason.trim() } : {} },
      {
        ifMatch: quote.version,
        says: text(needsApproval ? 'send.asked' : 'send.done', { title }),
      },
    );
    return Boolean(sent);
  }
  return (
    <AskDialog
      title={text('send.title')}
      label={text(needsApproval ? 'send.buttonAsk' : 'send.button')}
      close={close}
      onSave={send}
    >
      <p className={classes.text}>{text('send.text')}</p>
      {page.recipient && (
        <div>
          <h3 className={classes.label}>{text('send.to')}</h3>
          <p className={classes.recipient}>{page.recipient}</p>
        </div>
      )}
      <ApprovalAsk type="quote" id={quote.id} reason={reason} onReason={setReason} />
    </AskDialog>
  );
}
