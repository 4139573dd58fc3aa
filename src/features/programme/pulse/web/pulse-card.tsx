import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import { KEEPS, type Keep } from '../pulse.ts';
import classes from './pulse.module.css';
import { pulseText } from './pulse-text.ts';
import { StepsField } from './steps-field.tsx';
import { usePulseVerbs } from './use-pulse-verbs.ts';

type CardProps = { whenBegun: () => void; close: () => void };

/** On Today: three questions, or none at all. */
export function PulseCard({ whenBegun, close }: CardProps) {
  const text = pulseText.useText();
  const { skip } = usePulseVerbs();
  const [stage, setStage] = useState<'asked' | 'open' | 'said'>('asked');
  async function putAway(): Promise<void> {
    if (await skip()) close();
  }
  function begin(): void {
    whenBegun();
    setStage('open');
  }
  if (stage === 'said') return <Thanks close={close} />;
  return (
    <section className={classes.card} aria-label={text('ask')}>
      <div className={classes.head}>
        <p className={classes.lead}>
          <strong>{text('ask')}</strong> {text('askText')}
        </p>
        {stage === 'asked' && (
          <div className={classes.ways}>
            <Button look="main" className={classes.touch ?? ''} onClick={begin}>
              {text('begin')}
            </Button>
            <Button className={classes.touch ?? ''} onClick={() => void putAway()}>
              {text('skip')}
            </Button>
          </div>
        )}
      </div>
      {stage === 'open' && (
        <Questions said={() => setStage('said')} putAway={() => void putAway()} />
      )}
    </section>
  );
}

function Thanks({ close }: { close: () => void }) {
  const text = pulseText.useText();
  return (
    <section className={classes.card} aria-label={text('ask')}>
      <div className={classes.head}>
        <p className={classes.lead} role="status">
          <strong>{text('thanks')}</strong> {text('thanksText')}{' '}
          <Link to={'/pulses' as string} className={classes.link}>
            {text('toResults')}
          </Link>
        </p>
        <Button className={classes.touch ?? ''} onClick={close}>
          {text('close')}
        </Button>
      </div>
    </section>
  );
}

function Questions({ said, putAway }: { said: () => void; putAway: () => void }) {
  const text = pulseText.useText();
  const { answer } = usePulseVerbs();
  const [useful, setUseful] = useState<number | null>(null);
  const [easy, setEasy] = useState<number | null>(null);
  const [keep, setKeep] = useState<Keep | null>(null);
  const [comment, setComment] = useState('');
  const isWhole = useful !== null && easy !== null && keep !== null;
  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isWhole && (await answer({ useful, easy, keep, comment }))) said();
  }
  return (
    <form className={classes.form} onSubmit={(event) => void send(event)}>
      <StepsField name="useful" says={text('useful')} value={useful} choose={setUseful} />
      <StepsField name="easy" says={text('easy')} value={easy} choose={setEasy} />
      <fieldset className={classes.field}>
        <legend className={classes.says}>{text('keep')}</legend>
        <div className={classes.keeps}>
          {KEEPS.map((one) => (
            <label key={one} className={classes.step}>
              <input
                type="radio"
                name="keep"
                checked={keep === one}
                onChange={() => setKeep(one)}
              />
              <span>{text(`keeps.${one}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <TextAreaField
        label={text('comment')}
        hint={text('commentHint')}
        rows={2}
        maxLength={500}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
      />
      <p className={classes.quiet}>{text('nobodyKnows')}</p>
      <div className={classes.ways}>
        <Button look="main" type="submit" className={classes.touch ?? ''} disabled={!isWhole}>
          {text('send')}
        </Button>
        <Button className={classes.touch ?? ''} onClick={putAway}>
          {text('skip')}
        </Button>
      </div>
    </form>
  );
}
