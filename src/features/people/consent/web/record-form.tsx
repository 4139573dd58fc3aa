import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { choiceLabel } from '#src/records/web/labels.ts';
import { useRecordType } from '#src/records/web/record-registry.ts';
import { ApiProblem, sayProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { fromLocalInput, todayIn } from '#src/web/i18n/zones.ts';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import { CONSENT_SOURCES, CONSENT_STATES } from '../consent.ts';
import type { recordConsent } from '../consent-api.ts';
import classes from './consent.module.css';
import { consentText } from './consent-text.ts';
import { purposesQuery } from './shared/purposes-query.ts';

const SOURCES = CONSENT_SOURCES.filter((one) => one !== 'unsubscribe_link');
type Source = (typeof SOURCES)[number];
type State = (typeof CONSENT_STATES)[number];

interface RecordFormProps {
  personIds: readonly string[];
  onDone: () => void;
}

/** Writes down what they said; nothing is chosen beforehand. */
export function RecordForm({ personIds, onDone }: RecordFormProps) {
  const text = consentText.useText();
  const client = useQueryClient();
  const { timeZone } = useStore(reader);
  const purposes = useQuery(purposesQuery).data;
  const [given, setGiven] = useState({ purpose: '', state: '', source: '', day: '', proof: '' });
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<typeof given>) => setGiven({ ...given, ...part });
  const isReady = given.purpose && given.state && given.source;

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    try {
      const body = {
        person_ids: [...personIds],
        purpose_id: given.purpose,
        state: given.state as State,
        source: given.source as Source,
        ...(given.day && { stated_at: fromLocalInput(`${given.day}T00:00`, timeZone) }),
        ...(given.proof.trim() && { proof: given.proof }),
      };
      const says = text('recorded');
      await call<typeof recordConsent>('POST /api/v1/consents/record', { body }, { says });
      await client.invalidateQueries({ queryKey: ['consent'] });
      onDone();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(sayProblem(error));
    } finally {
      setBusy(false);
    }
  }

  const wording = purposes?.find(({ id }) => id === given.purpose)?.wording;
  return (
    <form className={classes.form} onSubmit={(event) => void save(event)}>
      <Choice
        label={text('form.purpose')}
        hint={wording ?? undefined}
        value={given.purpose}
        onChange={(purpose) => set({ purpose })}
        options={purposes?.map(({ id, title }) => [id, title]) ?? []}
      />
      <StateAndSource given={given} set={set} />
      <TextField
        label={text('form.day')}
        hint={text('form.dayHint')}
        type="date"
        max={todayIn(timeZone)}
        value={given.day}
        onChange={({ target }) => set({ day: target.value })}
      />
      <TextAreaField
        label={text('form.proof')}
        hint={text('form.proofHint')}
        error={problem}
        className={classes.proofInput}
        rows={3}
        maxLength={4000}
        value={given.proof}
        onChange={({ target }) => set({ proof: target.value })}
      />
      <div className={classes.foot}>
        <Button look="quiet" onClick={onDone}>
          {text('form.cancel')}
        </Button>
        <Button type="submit" look="main" busy={busy} disabled={!isReady}>
          {text('form.save', { count: personIds.length })}
        </Button>
      </div>
    </form>
  );
}

interface StateAndSourceProps {
  given: { state: string; source: string };
  set: (part: { state?: string; source?: string }) => void;
}

function StateAndSource({ given, set }: StateAndSourceProps) {
  const text = consentText.useText();
  const declaration = useRecordType('consent');
  return (
    <>
      <Choice
        label={text('form.state')}
        value={given.state}
        onChange={(state) => set({ state })}
        options={CONSENT_STATES.map((one) => [one, choiceLabel(declaration, 'state', one)])}
      />
      <Choice
        label={text('form.source')}
        value={given.source}
        onChange={(source) => set({ source })}
        options={SOURCES.map((one) => [one, choiceLabel(declaration, 'source', one)])}
      />
    </>
  );
}

interface ChoiceProps {
  label: string;
  hint?: string | undefined;
  value: string;
  onChange: (value: string) => void;
  options: (readonly [value: string, label: string])[];
}

function Choice({ label, hint, value, onChange, options }: ChoiceProps) {
  const text = consentText.useText();
  return (
    <SelectField
      label={label}
      hint={hint}
      required
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      <option value="">{text('form.choose')}</option>
      {options.map(([one, said]) => (
        <option key={one} value={one}>
          {said}
        </option>
      ))}
    </SelectField>
  );
}
