import { type FormEvent, useState } from 'react';
import { useActiveMembers } from '#src/records/web/data/use-members.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import classes from './hold.module.css';
import { holdText } from './hold-text.ts';
import { type HeldBoard, type Plan, usePlanMeeting } from './use-plan-meeting.ts';

/** Asks when a meeting on the dashboard is, and who comes. */
export function HoldDialog({ board, close }: { board: HeldBoard; close: () => void }) {
  const text = holdText.useText();
  const { timeZone } = useStore(reader);
  const [plan, setPlan] = useState<Plan>({
    name: board.name,
    day: todayIn(timeZone),
    time: '',
    repeats: '',
    attendees: [],
  });
  const { save, isBusy } = usePlanMeeting(board);
  const put = (change: Partial<Plan>) => setPlan({ ...plan, ...change });
  const isWhole = plan.name.trim() !== '' && plan.day !== '';
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isWhole) void save(plan, { starts: false }).then((done) => done && close());
  }
  return (
    <Dialog title={text('holdTitle', { board: board.name })} close={close}>
      <form className={classes.form} onSubmit={submit}>
        <TextField
          label={text('name')}
          data-autofocus=""
          maxLength={100}
          value={plan.name}
          onChange={({ target }) => put({ name: target.value })}
        />
        <When plan={plan} put={put} />
        <Attendees chosen={plan.attendees} onChange={(attendees) => put({ attendees })} />
        <div className={classes.foot}>
          <Button
            disabled={!isWhole}
            busy={isBusy}
            onClick={() => void save(plan, { starts: true }).then((done) => done && close())}
          >
            {text('startNow')}
          </Button>
          <Button type="submit" look="main" disabled={!isWhole} busy={isBusy}>
            {text('plan')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface WhenProps {
  plan: Plan;
  put: (change: Partial<Plan>) => void;
}

function When({ plan, put }: WhenProps) {
  const text = holdText.useText();
  return (
    <>
      <div className={classes.when}>
        <TextField
          type="date"
          label={text('day')}
          value={plan.day}
          onChange={({ target }) => put({ day: target.value })}
        />
        <TextField
          type="time"
          label={text('time')}
          value={plan.time}
          onChange={({ target }) => put({ time: target.value })}
        />
        <SelectField
          label={text('repeats')}
          value={plan.repeats}
          onChange={({ target }) => put({ repeats: target.value as Plan['repeats'] })}
        >
          <option value="">{text('once')}</option>
          <option value="weekly">{text('weekly')}</option>
          <option value="monthly">{text('monthly')}</option>
        </SelectField>
      </div>
      <p className={classes.hint}>{text('timeHint')}</p>
    </>
  );
}

interface AttendeesProps {
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}

function Attendees({ chosen, onChange }: AttendeesProps) {
  const text = holdText.useText();
  const { member } = useMe();
  const members = useActiveMembers().filter(({ id }) => id !== member.id);
  return (
    <fieldset className={classes.attendees}>
      <legend>{text('attendees')}</legend>
      <div className={classes.people}>
        {members.map(({ id, name }) => (
          <label key={id} className={classes.person}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={({ target }) =>
                onChange(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
              }
            />
            {name}
          </label>
        ))}
      </div>
      <p className={classes.hint}>{text('attendeesHint')}</p>
    </fieldset>
  );
}
