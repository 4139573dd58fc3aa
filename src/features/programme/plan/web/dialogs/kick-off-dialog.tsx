import { useState } from 'react';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import classes from '../programme.module.css';
import type { ProgrammeAnswer } from '../programme-queries.ts';
import { useStep } from '../programme-queries.ts';
import { programmeText } from '../programme-text.ts';

interface KickOffDialogProps {
  programme: ProgrammeAnswer;
  close: () => void;
}

/** Who took part, as counted by whoever was there. */
export function KickOffDialog({ programme, close }: KickOffDialogProps) {
  const text = programmeText.useText();
  const { kick_off: known, people } = programme;
  const [draft, setDraft] = useState({
    held_on: known?.held_on ?? todayIn(reader.get().timeZone),
    took_part: String(known?.took_part ?? ''),
    concerns: String(known?.concerns ?? ''),
    answered: String(known?.answered ?? ''),
  });
  const note = useStep('PUT /api/v1/programme/kick-off', text('noted'));
  const { held_on, ...counts } = draft;
  const isDone = Object.values(counts).every((value) => /^\d+$/.test(value));
  const field = (name: keyof typeof counts, hint?: string) => (
    <TextField
      label={text(`kickOff.${name}`)}
      inputMode="numeric"
      {...(hint && { hint })}
      value={draft[name]}
      onChange={({ target }) => setDraft({ ...draft, [name]: target.value.trim() })}
    />
  );
  return (
    <AskDialog
      title={text('noteKickOff')}
      label={text('save')}
      disabled={!isDone}
      close={close}
      onSave={() =>
        note.go({
          body: {
            held_on,
            took_part: Number(counts.took_part),
            concerns: Number(counts.concerns),
            answered: Number(counts.answered),
          },
        })
      }
    >
      <p>{text('kickOffLead')}</p>
      <TextField
        label={text('kickOff.held_on')}
        type="date"
        value={held_on}
        onChange={({ target }) => setDraft({ ...draft, held_on: target.value })}
      />
      {field('took_part', text('ofPeople', { count: people }))}
      <div className={classes.pair}>
        {field('concerns')}
        {field('answered')}
      </div>
    </AskDialog>
  );
}
