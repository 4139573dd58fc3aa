import { type FormEvent, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import type { Lineage } from '../../lineage-api.ts';
import { type NamedField, useFieldVerbs } from './lineage-queries.ts';
import classes from './lineage-section.module.css';
import { lineageText } from './lineage-text.ts';
import { useFieldWords } from './use-field-words.ts';

type Unread = Lineage['unread'][number];

/** Fields that nobody reads: what people gain without each, and what to do about it. */
export function UnreadFields({ unread }: { unread: readonly Unread[] }) {
  const text = lineageText.useText();
  return (
    <section>
      <h3 className={classes.heading}>{text('section.unread')}</h3>
      <p className={classes.text}>
        {text(unread.length > 0 ? 'section.unreadText' : 'section.allRead')}
      </p>
      {unread.length > 0 && (
        <ul className={classes.list}>
          {unread.map((one) => (
            <UnreadField key={`${one.record_type}.${one.field}`} unread={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

function UnreadField({ unread }: { unread: Unread }) {
  const text = lineageText.useText();
  const { label, types } = useFieldWords()(unread.record_type, unread.field);
  const { putAway, keep } = useFieldVerbs();
  const [isKeeping, setKeeping] = useState(false);
  const named: NamedField = { type: unread.record_type, field: unread.field, label };
  return (
    <li className={classes.item}>
      <div className={classes.row}>
        <span className={classes.what}>
          <span className={classes.name}>{text('section.of', { field: label, types })}</span>
          <SavingLine unread={unread} />
        </span>
        <Button
          aria-label={text('section.putAwayOf', { field: label })}
          disabled={putAway.isPending}
          onClick={() => putAway.mutate(named)}
        >
          {text('section.putAway')}
        </Button>
        <Button
          look="quiet"
          aria-label={text('section.keepOf', { field: label })}
          aria-expanded={isKeeping}
          onClick={() => setKeeping(!isKeeping)}
        >
          {text('section.keep')}
        </Button>
      </div>
      {isKeeping && (
        <KeepForm
          save={(reason) => keep.mutate({ ...named, reason })}
          cancel={() => setKeeping(false)}
        />
      )}
    </li>
  );
}

function SavingLine({ unread: { saving, shown, is_filled } }: { unread: Unread }) {
  const text = lineageText.useText();
  const gain = saving
    ? `${text('section.saves', { count: saving.people, time: sayTime(saving.seconds) })} (${text(`section.${saving.how}`)}).`
    : `${text(is_filled ? 'section.notTyped' : 'section.notFilled')}.`;
  return (
    <span className={classes.quiet}>
      {gain} {shown > 0 && text('section.shown', { count: shown })}
    </span>
  );
}

function sayTime(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 90) return lineageText.text('section.seconds', { count: whole });
  return lineageText.text('section.minutes', { count: Math.round(whole / 60) });
}

function KeepForm({ save, cancel }: { save: (reason: string) => void; cancel: () => void }) {
  const text = lineageText.useText();
  const [reason, setReason] = useState('');
  function submit(event: FormEvent): void {
    event.preventDefault();
    save(reason);
  }
  return (
    <form className={classes.keep} onSubmit={submit}>
      <TextField
        label={text('section.reason')}
        placeholder={text('section.reasonExample')}
        required
        minLength={3}
        maxLength={300}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className={classes.verbs}>
        <Button type="submit" look="main">
          {text('section.save')}
        </Button>
        <Button look="quiet" onClick={cancel}>
          {text('section.cancel')}
        </Button>
      </div>
    </form>
  );
}
