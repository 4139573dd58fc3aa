import { useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import type { ShownMeeting } from '../../meeting-api.ts';
import { meetingText } from '../meeting-text.ts';
import { figureTitle } from '../parts/frozen-figure-item.tsx';
import { useMeetingVerbs } from '../use-meeting-verbs.ts';
import classes from './room.module.css';

/** What the form begins with. */
export interface Beginning {
  figures: string[];
  what?: string;
  reason?: string;
}

interface DecideDialogProps {
  meeting: ShownMeeting;
  begin: Beginning;
  close: () => void;
}

/** What, why, who, until when: four fields, none may stay empty. */
export function DecideDialog({ meeting, begin, close }: DecideDialogProps) {
  const text = meetingText.useText();
  const { timeZone } = useStore(reader);
  const { decide } = useMeetingVerbs(meeting.id);
  const [said, setSaid] = useState({
    ...{ what: '', reason: '', owner_id: '', due_on: '' },
    ...begin,
  });
  const put = (change: Partial<typeof said>) => setSaid({ ...said, ...change });
  const there = [...(meeting.leader ? [meeting.leader] : []), ...meeting.attendees];
  const isWhole = said.what.trim() && said.reason.trim() && said.owner_id && said.due_on;
  return (
    <AskDialog
      title={text('decision.title')}
      label={text('decision.save')}
      disabled={!isWhole}
      isLong
      close={close}
      onSave={() => decide({ ...said, what: said.what.trim(), reason: said.reason.trim() })}
    >
      <TextField
        label={text('decision.what')}
        hint={text('decision.whatHint')}
        maxLength={300}
        value={said.what}
        onChange={({ target }) => put({ what: target.value })}
      />
      <TextAreaField
        label={text('decision.reason')}
        rows={3}
        maxLength={2000}
        value={said.reason}
        onChange={({ target }) => put({ reason: target.value })}
      />
      <div className={classes.pair}>
        <SelectField
          label={text('decision.owner')}
          value={said.owner_id}
          onChange={({ target }) => put({ owner_id: target.value })}
        >
          <option value="">{text('decision.choose')}</option>
          {there.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          type="date"
          label={text('decision.due')}
          min={todayIn(timeZone)}
          value={said.due_on}
          onChange={({ target }) => put({ due_on: target.value })}
        />
      </div>
      <Rests meeting={meeting} chosen={said.figures} onChange={(figures) => put({ figures })} />
    </AskDialog>
  );
}

interface RestsProps {
  meeting: ShownMeeting;
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}

/** The figures that the decision rests on; the one that was looked at is chosen. */
function Rests({ meeting, chosen, onChange }: RestsProps) {
  const text = meetingText.useText();
  if (meeting.figures.length === 0) return null;
  return (
    <fieldset className={classes.rests}>
      <legend>{text('decision.rests')}</legend>
      {meeting.figures.map((figure) => (
        <label key={figure.id} className={classes.rest}>
          <input
            type="checkbox"
            checked={chosen.includes(figure.id)}
            onChange={({ target }) =>
              onChange(
                target.checked ? [...chosen, figure.id] : chosen.filter((one) => one !== figure.id),
              )
            }
          />
          {figureTitle(figure)}
        </label>
      ))}
    </fieldset>
  );
}
