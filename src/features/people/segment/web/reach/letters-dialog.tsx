import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Filter } from '#src/records/filter.ts';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { fetchFile } from '#src/web/api/files/fetch-file.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { Button } from '#src/web/ui/button.tsx';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import classes from '../segment.module.css';
import { type Channel, reachQuery } from '../segment-queries.ts';
import { segmentText } from '../segment-text.ts';
import { PurposeSelect } from './purpose-select.tsx';

interface LettersDialogProps {
  filter: Filter | undefined;
  purpose: string;
  onPurpose: (purpose: string) => void;
  close: () => void;
}

const LANGUAGES = ['en', 'de', 'it'] as const;

/** Brings those who are reached as a file for letters or mails, and those left out as another. */
export function LettersDialog({ filter, purpose, onPurpose, close }: LettersDialogProps) {
  const text = segmentText.useText();
  const own = useStore(reader).locale.slice(0, 2);
  const [channel, setChannel] = useState<Channel>('mail');
  const [format, setFormat] = useState('xlsx');
  const [language, setLanguage] = useState(LANGUAGES.find((one) => one === own) ?? 'en');
  const [busy, setBusy] = useState(false);
  const { data } = useQuery({
    ...reachQuery({ filter, channel, purpose }),
    enabled: purpose !== '',
  });
  const reached = data?.items.find(({ is }) => is === 'reached')?.count ?? 0;
  const left = (data?.total ?? 0) - reached;

  async function run(isLeftOut: boolean): Promise<void> {
    setBusy(true);
    try {
      const search = new URLSearchParams({ channel, purpose, format, language });
      if (filter) search.set('filter', JSON.stringify(filter));
      if (isLeftOut) search.set('left_out', 'true');
      await fetchFile(`/api/v1/people/mail-merge?${search}`, 'letters');
    } catch (error) {
      showToast(sayProblem(error, text('letters.failed')), { tone: 'bad' });
    } finally {
      setBusy(false);
    }
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    void run(false);
  }

  return (
    <Dialog title={text('letters.title')} close={close}>
      <form className={classes.dialog} onSubmit={submit}>
        <PurposeSelect value={purpose} onChange={onPurpose} required />
        <Choice
          label={text('channel')}
          value={channel}
          onChange={(value) => setChannel(value as Channel)}
          options={(['mail', 'letter'] as const).map((one) => [one, text(`channels.${one}`)])}
        />
        <Choice
          label={text('letters.language')}
          value={language}
          onChange={(value) => setLanguage(value as typeof language)}
          options={LANGUAGES.map((one) => [one, text(`letters.${one}`)])}
        />
        <Choice
          label={text('letters.format')}
          value={format}
          onChange={setFormat}
          options={[
            ['xlsx', 'Excel (XLSX)'],
            ['csv', 'CSV'],
          ]}
        />
        {data && <p className={classes.quiet}>{text('letters.note', { reached, left })}</p>}
        <div className={classes.foot}>
          {left > 0 && (
            <Button disabled={!purpose} busy={busy} onClick={() => void run(true)}>
              {text('letters.leftOut')}
            </Button>
          )}
          <Button type="submit" look="main" busy={busy} disabled={!purpose}>
            {text('letters.run')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: (readonly [value: string, label: string])[];
}

function Choice({ label, value, onChange, options }: ChoiceProps) {
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
