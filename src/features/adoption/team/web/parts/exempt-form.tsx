import { type FormEvent, useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import { lastDayFrom } from '../../exemption.ts';
import classes from '../team.module.css';
import type { Exemptions } from '../team-queries.ts';
import { teamText } from '../team-text.ts';
import { useExemptions } from '../use-exemptions.ts';

interface ExemptFormProps {
  people: Exemptions['can_grant'];
  close: () => void;
}

/** Who is not counted, until when, and why. */
export function ExemptForm({ people, close }: ExemptFormProps) {
  const text = teamText.useText();
  const { timeZone } = useStore(reader);
  const [typed, setTyped] = useState({ member_id: '', until_day: '', reason: '' });
  const { grant, isBusy } = useExemptions();
  const put = (change: Partial<typeof typed>) => setTyped({ ...typed, ...change });
  const today = todayIn(timeZone);
  const nameOf = () => people.find(({ id }) => id === typed.member_id)?.name;
  const isWhole = typed.member_id !== '' && typed.until_day !== '' && typed.reason.trim() !== '';
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isWhole) void grant(typed, nameOf()).then((done) => done && close());
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <p className={classes.quiet}>{text('exempt.lead')}</p>
      <SelectField
        label={text('exempt.who')}
        value={typed.member_id}
        onChange={({ target }) => put({ member_id: target.value })}
      >
        <option value="">{text('exempt.choose')}</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        type="date"
        label={text('exempt.untilDay')}
        min={today}
        max={lastDayFrom(today)}
        value={typed.until_day}
        onChange={({ target }) => put({ until_day: target.value })}
      />
      <TextField
        label={text('exempt.why')}
        maxLength={500}
        value={typed.reason}
        onChange={({ target }) => put({ reason: target.value })}
      />
      <div className={classes.keys}>
        <Button type="submit" look="main" disabled={!isWhole} busy={isBusy}>
          {text('exempt.save')}
        </Button>
        <Button look="quiet" onClick={close}>
          {text('exempt.cancel')}
        </Button>
      </div>
    </form>
  );
}
