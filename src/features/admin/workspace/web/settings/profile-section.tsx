import { useState } from 'react';
import { call } from '#src/web/api/call.ts';
import { listLanguages } from '#src/web/i18n/reader.ts';
import { useMe } from '#src/web/shell/session.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { Button } from '#src/web/ui/button.tsx';
import { FormField, inputClass, TextField } from '#src/web/ui/form-field.tsx';
import { PickList } from '#src/web/ui/mantine/pick-list.tsx';
import type { updateMe } from '../../workspace-api.ts';
import { workspaceText } from '../workspace-text.ts';
import classes from './settings.module.css';
import { useAction } from './use-action.ts';

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => ({
  value: zone,
  label: zone.replaceAll('_', ' '),
}));
const LANGUAGES = ['en', 'de', 'it', 'fr'] as const;
type Language = (typeof LANGUAGES)[number];

/** Name, language and time zone of who is signed in. */
export function ProfileSection() {
  const text = workspaceText.useText();
  const { member } = useMe();
  const [name, setName] = useState(member.name);
  const [language, setLanguage] = useState(member.language as Language);
  const [zone, setZone] = useState(member.time_zone);
  const save = useAction({
    run: () =>
      call<typeof updateMe>(
        'PATCH /api/v1/me',
        { body: { name, language, time_zone: zone } },
        { says: false },
      ),
    stale: ['me', 'member'],
    onDone: () => showToast(text('settings.saved')),
  });
  const offered = LANGUAGES.filter((one) => listLanguages().includes(one) || one === language);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(undefined);
      }}
    >
      <TextField
        label={text('settings.name')}
        autoComplete="name"
        required
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <TextField label={text('settings.email')} value={member.email} readOnly disabled />
      <FormField label={text('settings.language')}>
        {(ids) => (
          <select
            {...ids}
            className={inputClass}
            value={language}
            onChange={({ target }) => setLanguage(target.value as Language)}
          >
            {offered.map((one) => (
              <option key={one} value={one}>
                {text(`languages.${one}`)}
              </option>
            ))}
          </select>
        )}
      </FormField>
      <FormField label={text('settings.timeZone')} hint={text('settings.timeZoneHint')}>
        {({ id }) => (
          <PickList
            id={id}
            label={text('settings.timeZone')}
            options={zones}
            chosen={zone.replaceAll('_', ' ')}
            onPick={(option) => option && setZone(option.value)}
            emptyText={text('settings.timeZoneNone')}
          />
        )}
      </FormField>
      <Button type="submit" look="main" busy={save.isPending}>
        {text('settings.save')}
      </Button>
    </form>
  );
}
