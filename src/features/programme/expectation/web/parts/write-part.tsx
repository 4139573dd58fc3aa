import { type FormEvent, useState } from 'react';
import pageClasses from '#src/features/programme/desk/web/shared/page.module.css';
import { useAct } from '#src/features/programme/desk/web/shared/use-act.ts';
import { Button } from '#src/web/ui/button.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import type { Edition } from '../../expectation-api.ts';
import { expectationText } from '../expectation-text.ts';

interface WritePartProps {
  /** What it begins with; null: the usual words. */
  edition: Edition | null;
  isNew: boolean;
  done: () => void;
}

/** The sponsor writes it, one line for each thing; it begins with words that others found good. */
export function WritePart({ edition, isNew, done }: WritePartProps) {
  const text = expectationText.useText();
  const [asks, setAsks] = useState(edition?.asks.join('\n') ?? text('usual.asks'));
  const [gives, setGives] = useState(edition?.gives.join('\n') ?? text('usual.gives'));
  const save = useAct('PUT /api/v1/expectations/draft', {
    says: text('saidSaved'),
    renews: ['expectation'],
    onDone: done,
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    save.mutate({ body: { asks: linesOf(asks), gives: linesOf(gives) } });
  }
  const halves = [
    { name: 'asks', value: asks, set: setAsks },
    { name: 'gives', value: gives, set: setGives },
  ] as const;
  return (
    <form className={pageClasses.stack} onSubmit={submit}>
      <p>{text('writeLead')}</p>
      {isNew && edition && <p className={pageClasses.note}>{text('writeAgain')}</p>}
      {halves.map(({ name, value, set }) => (
        <TextAreaField
          key={name}
          label={text(name)}
          hint={text('lineEach')}
          className={pageClasses.area}
          rows={6}
          required
          value={value}
          onChange={({ target }) => set(target.value)}
        />
      ))}
      <div className={pageClasses.actions}>
        <Button type="submit" look="main" busy={save.isPending}>
          {text('save')}
        </Button>
        {edition && (
          <Button look="quiet" onClick={done}>
            {text('cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}

function linesOf(words: string): string[] {
  return words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
