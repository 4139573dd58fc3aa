import { type FormEvent, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import { orderText } from '../order-text.ts';
import type { OrderStep } from './order-step.ts';
import classes from './order-top.module.css';

/** Asks why an order ends. A button that only cancels the asking would be taken for the other. */
export function CancelDialog({ step, close }: { step: OrderStep; close: () => void }) {
  const text = orderText.useText();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const isDone = await step('cancel', { reason });
    setBusy(false);
    if (isDone) close();
  }
  return (
    <Dialog title={text('cancelTitle')} close={close}>
      <form className={classes.top} onSubmit={(event) => void save(event)}>
        <TextAreaField
          label={text('cancelWhy')}
          data-autofocus
          required
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <div className={classes.actions}>
          <Button type="submit" look="danger" busy={busy}>
            {text('cancelTitle')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
