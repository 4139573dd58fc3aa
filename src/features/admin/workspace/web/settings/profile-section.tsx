import { type FormEvent, useState } from 'react';
import { call } from '#src/web/api/call.ts';
import { listLanguages } from '#src/web/i18n/packs.ts';
import { setReader } from '#src/web/i18n/reader.ts';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { FormField, TextField } from '#src/web/ui/form-field.tsx';
import { PickList } from '#src/web/ui/mantine/pick-list.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import type { updateMe } from '../../workspace-api.ts';
import { workspaceText } from '../workspace-text.ts';
import classes from './settings.module.css';
import { SignOutEverywhere } from './sign-out-everywhere.tsx';
import { useAction } from './use-action.ts';
import { WorkingDaysField } from './working-days-field.tsx';

/** Names of today that some browsers still list by the name of yesterday. */
const RENAMED = ['Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Ho_Chi_Minh', 'Europe/Kyiv', 'UTC'];
const names = new Set([...Intl.supportedValuesOf('timeZone'), ...RENAMED]);
const zones = [...names].sort().map((zone) => ({
  value: zone,
  label: zone.replaceAll('_', ' '),
}));
const LANGUAGES = ['en', 'de', 'it', 'fr'] as const;
type Language = (typeof LANGUAGES)[number];

interface Profile {
  name: string;
  language: Language;
  time_zone: string;
  working_days: number[];
}

/** Name, language and time zone of who is signed in. */
export function ProfileSection() {
  const text = workspaceText.useText();
  const { member } = useMe();
  const [profile, setProfile] = useState<Profile>({
    name: member.name,
    language: member.language as Language,
    time_zone: member.time_zone,
    working_days: member.working_days,
  });
  const save = useAction({
    async run(body: Partial<Profile>) {
      await call<typeof updateMe>('PATCH /api/v1/me', { body }, { says: false });
      const { language, time_zone } = { ...profile, ...body };
      await setReader({ language, timeZone: time_zone });
    },
    stale: ['me', 'member'],
  });
  const change = (part: Partial<Profile>) => setProfile({ ...profile, ...part });
  function submit(event: FormEvent): void {
    event.preventDefault();
    save.mutate(profile);
  }
  // the screen changes at once, so that nobody must find a button in a language they cannot read
  function changeLanguage(language: Language): void {
    change({ language });
    save.mutate({ language });
  }
  return (
    <>
      <form className={classes.form} onSubmit={submit}>
        <TextField
          label={text('settings.name')}
          autoComplete="name"
          required
          value={profile.name}
          onChange={({ target }) => change({ name: target.value })}
        />
        <TextField label={text('settings.email')} value={member.email} readOnly disabled />
        <LanguageField value={profile.language} onChange={changeLanguage} />
        <ZoneField value={profile.time_zone} onChange={(time_zone) => change({ time_zone })} />
        <WorkingDaysField
          value={profile.working_days}
          onChange={(working_days) => change({ working_days })}
        />
        <Button type="submit" look="main" busy={save.isPending}>
          {text('settings.save')}
        </Button>
      </form>
      <SignOutEverywhere />
    </>
  );
}

interface ChoiceProps<T> {
  value: T;
  onChange: (value: T) => void;
}

function LanguageField({ value, onChange }: ChoiceProps<Language>) {
  const text = workspaceText.useText();
  const offered = LANGUAGES.filter((one) => listLanguages().includes(one) || one === value);
  return (
    <SelectField
      label={text('settings.language')}
      value={value}
      onChange={({ target }) => onChange(target.value as Language)}
    >
      {offered.map((one) => (
        <option key={one} value={one} lang={one}>
          {text(`languages.${one}`)}
        </option>
      ))}
    </SelectField>
  );
}

function ZoneField({ value, onChange }: ChoiceProps<string>) {
  const text = workspaceText.useText();
  return (
    <FormField label={text('settings.timeZone')} hint={text('settings.timeZoneHint')}>
      {({ id }) => (
        <PickList
          id={id}
          label={text('settings.timeZone')}
          options={zones}
          chosen={value.replaceAll('_', ' ')}
          onPick={(option) => option && onChange(option.value)}
          emptyText={text('settings.timeZoneNone')}
        />
      )}
    </FormField>
  );
}
