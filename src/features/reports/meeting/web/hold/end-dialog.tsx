import { useState } from 'react';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import type { ShownMeeting } from '../../meeting-api.ts';
import { meetingText } from '../meeting-text.ts';
import { useMeetingVerbs } from '../use-meeting-verbs.ts';
import classes from './room.module.css';

/** Asks once more, and for what should stand in the minutes besides the decisions. */
export function EndDialog({ meeting, close }: { meeting: ShownMeeting; close: () => void }) {
  const text = meetingText.useText();
  const { end } = useMeetingVerbs(meeting.id);
  const [note, setNote] = useState(meeting.note ?? '');
  return (
    <AskDialog title={text('endTitle')} label={text('end')} close={close} onSave={() => end(note)}>
      <p className={classes.stageText}>{text('endText')}</p>
      <TextAreaField
        label={text('notes')}
        rows={4}
        maxLength={20_000}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
    </AskDialog>
  );
}
