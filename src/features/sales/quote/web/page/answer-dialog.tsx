import { useState } from 'react';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import { quoteText } from '../quote-text.ts';
import { type ShownQuote, useQuoteCommand } from '../shared/quote-client.ts';
import classes from './dialog.module.css';

interface AnswerDialogProps {
  quote: ShownQuote;
  answer: 'accept' | 'decline';
  close: () => void;
}

/** Notes what the customer said by phone or mail. */
export function AnswerDialog({ quote, answer, close }: AnswerDialogProps) {
  const text = quoteText.useText();
  const run = useQuoteCommand();
  const person = quote.person_id ? quote.refs[quote.person_id]?.title : undefined;
  const [name, setName] = useState(person ?? '');
  const [reason, setReason] = useState('');
  const isYes = answer === 'accept';
  async function save(): Promise<boolean> {
    const says = text(isYes ? 'answer.accepted' : 'answer.declined', { title: quote.title });
    const body = isYes ? { name } : { name, reason };
    const done = await run(
      `POST /api/v1/quotes/{id}/${answer}`,
      { params: { id: quote.id }, body },
      { says },
    );
    return Boolean(done);
  }
  return (
    <AskDialog
      title={text(isYes ? 'answer.acceptTitle' : 'answer.declineTitle')}
      label={text(isYes ? 'answer.accept' : 'answer.decline')}
      close={close}
      onSave={save}
    >
      <p className={classes.text}>{text(isYes ? 'answer.acceptText' : 'answer.declineText')}</p>
      {!isYes && (
        <TextAreaField
          label={text('answer.why')}
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
      <TextField
        label={text('answer.who')}
        required={isYes}
        maxLength={200}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
    </AskDialog>
  );
}
