import { type FormEvent, useState } from 'react';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import type { FigureName } from '../../figures.ts';
import classes from './figure.module.css';
import { figureText } from './figure-text.ts';
import { useSayWrong } from './use-say-wrong.ts';

interface SayWrongProps {
  figure: FigureName;
  name: string;
  shown: string;
  teamId?: string;
}

/** One click says that a figure is wrong. Why may follow, and it can be taken back. */
export function SayWrong({ figure, name, shown, teamId }: SayWrongProps) {
  const text = figureText.useText();
  const { viewer } = useMe();
  const [why, setWhy] = useState('');
  const { state, isBusy, say, add } = useSayWrong();
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (why.trim()) void add(why.trim());
  }
  if (viewer) return null;
  if (state === 'silent') {
    return (
      <Button
        look="quiet"
        className={`${classes.wrong} ${classes.key}`}
        busy={isBusy}
        aria-label={text('wrongOf', { figure: name })}
        onClick={() => void say({ figure, shown, team_id: teamId ?? null })}
      >
        {text('wrong')}
      </Button>
    );
  }
  return (
    <span className={classes.told} role="status">
      {text(state === 'said' ? 'told' : 'added')}
      {state === 'said' && (
        <form className={classes.why} onSubmit={submit}>
          <input
            className={inputClass}
            aria-label={text('why')}
            placeholder={text('why')}
            maxLength={1000}
            value={why}
            onChange={({ target }) => setWhy(target.value)}
          />
          <Button type="submit" disabled={!why.trim()} busy={isBusy}>
            {text('add')}
          </Button>
        </form>
      )}
    </span>
  );
}
