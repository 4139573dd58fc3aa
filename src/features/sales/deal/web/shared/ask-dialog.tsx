import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useDraft } from '#src/features/work/activity/web/shared/use-draft.ts';
import type { OneRecord } from '#src/records/web/data/record-client.ts';
import { FieldInput } from '#src/records/web/fields/field-input.tsx';
import { fieldLabel } from '#src/records/web/labels.ts';
import { useRecordType } from '#src/records/web/record-registry.ts';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { send } from '#src/web/api/call.ts';
import { Button } from '#src/web/ui/button.tsx';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import { FormField } from '#src/web/ui/form-field.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import { findMissing } from '../../exit-criteria.ts';
import { dealText } from '../deal-text.ts';
import classes from './ask-dialog.module.css';
import { pipelinesQuery } from './deal-queries.ts';
import type { Asking, MoveDeal } from './use-move-deal.ts';

/** Asks what a stage needs before a deal goes on, or why it was won or lost. */
export function AskDialog({ moving }: { moving: MoveDeal }) {
  const text = dealText.useText();
  const { asking, giveUp } = moving;
  if (!asking) return null;
  return (
    <Dialog title={text(`ask.${asking.kind}`)} close={giveUp} keepsDraft>
      {asking.kind === 'exit' ? (
        <AskMissing asking={asking} moving={moving} />
      ) : (
        <AskOutcome asking={asking} moving={moving} kind={asking.kind} />
      )}
    </Dialog>
  );
}

interface AskProps {
  asking: Asking;
  moving: MoveDeal;
}

/** The reason and a word; what is written stays until the move is kept. */
function AskOutcome({ asking, moving, kind }: AskProps & { kind: 'won' | 'lost' }) {
  const text = dealText.useText();
  const { data } = useQuery(pipelinesQuery);
  const [draft, setDraft] = useDraft(`deal.${kind}.${asking.deal.id}`, { reason: '', note: '' });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const reasons = data?.reasons.filter((one) => one.kind === kind) ?? [];
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (kind === 'lost' && !draft.reason && !draft.note.trim()) {
      setProblem(text('ask.need'));
      return;
    }
    setBusy(true);
    const isMoved = await moving.answer({
      ...(draft.reason && { reason_id: draft.reason }),
      ...(draft.note.trim() && { note: draft.note.trim() }),
    });
    setBusy(false);
    if (isMoved) setDraft({ reason: '', note: '' });
  }
  return (
    <form className={classes.form} onSubmit={(event) => void save(event)}>
      <fieldset className={classes.reasons}>
        <legend className={classes.legend}>{text('ask.reason')}</legend>
        {reasons.map(({ id, name }) => (
          <label key={id} className={classes.reason}>
            <input
              type="radio"
              name="reason"
              checked={draft.reason === id}
              onChange={() => setDraft({ ...draft, reason: id })}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <TextAreaField
        label={text('ask.note')}
        error={problem || undefined}
        rows={3}
        maxLength={4000}
        value={draft.note}
        onChange={(event) => setDraft({ ...draft, note: event.target.value })}
      />
      <div className={classes.foot}>
        <Button type="submit" look="main" busy={busy}>
          {text(kind === 'won' ? 'ask.win' : 'ask.lose')}
        </Button>
      </div>
    </form>
  );
}

function AskMissing({ asking, moving }: AskProps) {
  const { data: settings } = useQuery(pipelinesQuery);
  const { data: record } = useQuery({
    queryKey: ['deal', 'one', asking.deal.id],
    queryFn: () => send<OneRecord>('GET /api/v1/deals/{id}', { params: { id: asking.deal.id } }),
  });
  const from = settings?.pipelines
    .flatMap(({ stages }) => stages)
    .find(({ id }) => id === asking.deal.stage_id);
  if (!record || !from) return <SkeletonRows count={3} />;
  const missing = findMissing(from, record);
  return <MissingForm {...{ asking, moving, record, missing }} stage={from.name} />;
}

interface MissingFormProps extends AskProps {
  record: OneRecord;
  stage: string;
  missing: { fields: string[]; checks: string[] };
}

/** What was filled in, ticked and said, and how it is sent. */
function useMissing({ asking, moving, record }: Omit<MissingFormProps, 'stage' | 'missing'>) {
  const text = dealText.useText();
  const client = useQueryClient();
  const [values, setValues] = useState<Record<string, unknown>>({});
  const [checks, setChecks] = useState<readonly string[]>([]);
  const [why, setWhy] = useDraft(`deal.skip.${asking.deal.id}`, '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setProblem('');
    try {
      const { closes_on, amount, ...others } = values;
      if (Object.keys(others).length > 0) {
        await send('PATCH /api/v1/deals/{id}', { params: { id: record.id }, body: others });
      }
      const isMoved = await moving.answer({
        ...(closes_on !== undefined && { closes_on: closes_on as string }),
        ...(amount !== undefined && { amount: amount as never }),
        ...(checks.length > 0 && { checks_met: [...checks] }),
        ...(why.trim() && { skip_reason: why.trim() }),
      });
      if (isMoved) setWhy('');
    } catch (error) {
      setProblem(sayProblem(error, text('move.failed')));
    } finally {
      setBusy(false);
      await client.invalidateQueries({ queryKey: ['deal', 'one', record.id] });
    }
  }
  return { values, setValues, checks, setChecks, why, setWhy, busy, problem, save };
}

function MissingForm({ asking, moving, record, stage, missing }: MissingFormProps) {
  const text = dealText.useText();
  const declaration = useRecordType('deal');
  const given = useMissing({ asking, moving, record });
  const { values, setValues, checks, setChecks, why, setWhy } = given;
  return (
    <form className={classes.form} onSubmit={(event) => void given.save(event)}>
      <p className={classes.text}>{text('ask.exitText', { stage })}</p>
      {missing.fields.map((name, at) => (
        <FormField key={name} label={fieldLabel(declaration, name)}>
          {({ id }) => (
            <FieldInput
              {...{ declaration, name, id }}
              value={values[name] ?? record[name] ?? null}
              refs={record.refs}
              autoFocus={at === 0}
              onChange={(value) => setValues((known) => ({ ...known, [name]: value }))}
            />
          )}
        </FormField>
      ))}
      {missing.checks.map((check) => (
        <label key={check} className={classes.reason}>
          <input
            type="checkbox"
            checked={checks.includes(check)}
            onChange={({ target }) =>
              setChecks(target.checked ? [...checks, check] : checks.filter((one) => one !== check))
            }
          />
          {check}
        </label>
      ))}
      <details className={classes.skip}>
        <summary>{text('ask.or')}</summary>
        <TextAreaField
          label={text('ask.why')}
          rows={2}
          maxLength={500}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
      </details>
      {given.problem && (
        <p role="alert" className={classes.problem}>
          {given.problem}
        </p>
      )}
      <div className={classes.foot}>
        <Button type="submit" look="main" busy={given.busy}>
          {text('ask.save')}
        </Button>
      </div>
    </form>
  );
}
