import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { TextField } from '#src/web/ui/form-field.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import type { ReminderSettings } from '../../reminder.ts';
import type { updateReminderSettings } from '../../reminder-api.ts';
import { type ChangeSettings, reminderSettingsQuery, type Settings } from '../reminder-query.ts';
import { reminderText } from '../reminder-text.ts';
import { DevicesPart } from './devices-part.tsx';
import { MailPart } from './mail-part.tsx';
import classes from './reminders-section.module.css';
import { Switch } from './switch.tsx';

const LEADS = [0, 5, 10, 15, 30, 60, 120, 1440];

/** What reaches the member where; each change is saved at once. */
export function RemindersSection() {
  const text = reminderText.useText();
  const settings = useQuery(reminderSettingsQuery).data;
  const change = useChange();
  if (!settings) return <SkeletonRows count={6} />;
  return (
    <>
      <p className={classes.text}>{text('settings.text')}</p>
      <div className={classes.group}>
        <LeadField settings={settings} change={change} />
        <Switch
          label={text('settings.inPage')}
          checked={settings.in_page}
          onChange={(in_page) => change({ in_page })}
        />
      </div>
      <DevicesPart settings={settings} />
      <QuietPart settings={settings} change={change} />
      <MailPart settings={settings} change={change} />
    </>
  );
}

function useChange(): ChangeSettings {
  const client = useQueryClient();
  const text = reminderText.useText();
  const { queryKey } = reminderSettingsQuery;
  const save = useMutation({
    mutationFn: (body: Partial<ReminderSettings>) =>
      call<typeof updateReminderSettings>(
        'PATCH /api/v1/reminder-settings',
        { body },
        { says: false },
      ),
    onMutate: (patch) => client.setQueryData(queryKey, (old) => old && { ...old, ...patch }),
    onSuccess: () => showToast(text('settings.saved')),
    onError: (error) => showToast(sayProblem(error), { tone: 'bad' }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey });
      void client.invalidateQueries({ queryKey: ['task', 'reminders'] });
    },
  });
  return (patch) => save.mutate(patch);
}

interface PartProps {
  settings: Settings;
  change: ChangeSettings;
}

function LeadField({ settings, change }: PartProps) {
  const text = reminderText.useText();
  const { lead_minutes } = settings;
  const offered = [...new Set([...LEADS, ...(lead_minutes === null ? [] : [lead_minutes])])];
  function say(minutes: number): string {
    if (minutes === 0) return text('settings.atStart');
    if (minutes === 1440) return text('settings.day');
    if (minutes % 60 === 0) return text('settings.hours', { count: minutes / 60 });
    return text('settings.minutes', { count: minutes });
  }
  return (
    <SelectField
      label={text('settings.lead')}
      hint={text('settings.leadHint')}
      value={lead_minutes ?? ''}
      onChange={({ target }) =>
        change({ lead_minutes: target.value === '' ? null : Number(target.value) })
      }
    >
      <option value="">{text('settings.none')}</option>
      {offered
        .sort((a, b) => a - b)
        .map((minutes) => (
          <option key={minutes} value={minutes}>
            {say(minutes)}
          </option>
        ))}
    </SelectField>
  );
}

function QuietPart({ settings, change }: PartProps) {
  const text = reminderText.useText();
  const field = (name: 'quiet_from' | 'quiet_to', label: string) => (
    <TextField
      key={settings[name]}
      type="time"
      label={label}
      defaultValue={settings[name]}
      // saved when it is left, lest each figure typed is
      onBlur={({ target }) => {
        if (target.value && target.value !== settings[name]) change({ [name]: target.value });
      }}
    />
  );
  return (
    <>
      <h3 className={classes.heading}>{text('settings.quiet')}</h3>
      <p className={classes.text}>{text('settings.quietText')}</p>
      <div className={classes.times}>
        {field('quiet_from', text('settings.from'))}
        {field('quiet_to', text('settings.to'))}
      </div>
    </>
  );
}
