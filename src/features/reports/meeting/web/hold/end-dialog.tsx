import '#src/web/ui/mantine/mantine-modal.css';
import { Modal } from '@mantine/core';
import { useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { FormField, inputClass } from '#src/web/ui/form-field.tsx';
import type { ShownMeeting } from '../../meeting-api.ts';
import { meetingText } from '../meeting-text.ts';
import { useMeetingVerbs } from '../use-meeting-verbs.ts';
import classes from './room.module.css';

/** Asks once more, and for what should stand in the minutes besides the decisions. */
export function EndDialog({ meeting, close }: { meeting: ShownMeeting; close: () => void }) {
  const text = meetingText.useText();
  const { end } = useMeetingVerbs(meeting.id);
  const [note, setNote] = useState(meeting.note ?? '');
  const [isBusy, setBusy] = useState(false);
  async function go(): Promise<void> {
    setBusy(true);
    const isEnded = await end(note);
    setBusy(false);
    if (isEnded) close();
  }
  return (
    <Modal
      opened
      onClose={close}
      title={text('endTitle')}
      closeButtonProps={{ 'aria-label': text('decision.close') }}
    >
      <div className={classes.form}>
        <p className={classes.stageText}>{text('endText')}</p>
        <FormField label={text('notes')}>
          {(ids) => (
            <textarea
              {...ids}
              className={inputClass}
              rows={4}
              maxLength={20_000}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          )}
        </FormField>
        <div className={classes.formFoot}>
          <Button onClick={close}>{text('cancel')}</Button>
          <Button look="main" busy={isBusy} onClick={() => void go()}>
            {text('end')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
