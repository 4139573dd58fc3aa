import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useActiveMembers } from '#src/records/web/data/use-members.ts';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { useMe } from '#src/web/shell/session.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { Button } from '#src/web/ui/button.tsx';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import type { MailSchedule, setReportMails } from '../../report-api.ts';
import classes from '../report.module.css';
import { reportText } from '../report-text.ts';
import { reportMailsQuery } from './report-mails-query.ts';

interface MailDialogProps {
  id: string;
  close: () => void;
}

/** When a report goes out by mail, and to whom. */
export function MailDialog({ id, close }: MailDialogProps) {
  const text = reportText.useText();
  const { member } = useMe();
  const { data } = useQuery(reportMailsQuery(id));
  const usual: MailSchedule = { every: 'week', day: 1, hour: 7, member_ids: [member.id] };
  return (
    <Dialog title={text('mail.title')} close={close}>
      {!data && <SkeletonRows count={3} />}
      {data && !data.set_up && <p>{text('mail.notSetUp')}</p>}
      {data?.set_up && (
        <ScheduleForm
          id={id}
          begin={data.schedule ?? usual}
          isNew={data.schedule === null}
          close={close}
        />
      )}
    </Dialog>
  );
}

interface ScheduleFormProps extends MailDialogProps {
  begin: MailSchedule;
  isNew: boolean;
}

function ScheduleForm({ id, begin, isNew, close }: ScheduleFormProps) {
  const text = reportText.useText();
  const client = useQueryClient();
  const [plan, setPlan] = useState(begin);
  const [busy, setBusy] = useState(false);
  async function save(body: MailSchedule): Promise<void> {
    setBusy(true);
    try {
      const says = text(body.member_ids.length > 0 ? 'mail.saved' : 'mail.stopped');
      const route = 'PUT /api/v1/reports/{id}/mails';
      await call<typeof setReportMails>(route, { params: { id }, body }, { says });
      await client.invalidateQueries({ queryKey: reportMailsQuery(id).queryKey });
      close();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showToast(error.message, { tone: 'bad' });
    } finally {
      setBusy(false);
    }
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    void save(plan);
  }
  return (
    <form className={classes.dialog} onSubmit={submit}>
      <WhenFields plan={plan} onChange={setPlan} />
      <Readers plan={plan} onChange={setPlan} />
      <p className={classes.quiet}>{text('mail.note')}</p>
      <div className={classes.foot}>
        {!isNew && (
          <Button busy={busy} onClick={() => void save({ ...plan, member_ids: [] })}>
            {text('mail.stop')}
          </Button>
        )}
        <Button type="submit" look="main" busy={busy} disabled={plan.member_ids.length === 0}>
          {text('save')}
        </Button>
      </div>
    </form>
  );
}

interface PlanProps {
  plan: MailSchedule;
  onChange: (plan: MailSchedule) => void;
}

function WhenFields({ plan, onChange }: PlanProps) {
  const text = reportText.useText();
  const { locale } = useStore(reader);
  // the first of January 2024 was a Monday
  const weekdays = Array.from({ length: 7 }, (_, at) =>
    new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
      Date.UTC(2024, 0, at + 1, 12),
    ),
  );
  const days =
    plan.every === 'week' ? weekdays : Array.from({ length: 28 }, (_, at) => `${at + 1}.`);
  return (
    <div className={classes.row}>
      <Choice
        label={text('mail.every')}
        value={plan.every}
        options={(['week', 'month'] as const).map((one) => [one, text(`mail.${one}`)])}
        onChange={(every) => onChange({ ...plan, every: every as MailSchedule['every'], day: 1 })}
      />
      <Choice
        label={text('mail.day')}
        value={String(plan.day)}
        options={days.map((day, at) => [String(at + 1), day])}
        onChange={(day) => onChange({ ...plan, day: Number(day) })}
      />
      <Choice
        label={text('mail.hour')}
        value={String(plan.hour)}
        options={Array.from({ length: 24 }, (_, hour) => [String(hour), `${hour}:00`])}
        onChange={(hour) => onChange({ ...plan, hour: Number(hour) })}
      />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: (readonly [value: string, label: string])[];
  onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <SelectField label={label} value={value} onChange={({ target }) => onChange(target.value)}>
      {options.map(([one, said]) => (
        <option key={one} value={one}>
          {said}
        </option>
      ))}
    </SelectField>
  );
}

function Readers({ plan, onChange }: PlanProps) {
  const text = reportText.useText();
  const atWork = useActiveMembers();
  const chosen = new Set(plan.member_ids);
  return (
    <fieldset className={classes.readers}>
      <legend>{text('mail.whom')}</legend>
      {atWork.map(({ id, name }) => (
        <label key={id} className={classes.reader}>
          <input
            type="checkbox"
            checked={chosen.has(id)}
            onChange={({ target }) => {
              const others = plan.member_ids.filter((one) => one !== id);
              onChange({ ...plan, member_ids: target.checked ? [...others, id] : others });
            }}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
