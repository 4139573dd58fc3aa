import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Circle, CircleCheck } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { doneCommands } from '#src/web/api/commands.ts';
import { useAtRest } from '#src/web/shell/at-rest.ts';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import { useMe } from '#src/web/shell/session.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { Button } from '#src/web/ui/button.tsx';
import { HiddenText } from '#src/web/ui/hidden-text.tsx';
import { CARD, type Step } from '../../help.ts';
import classes from './first-steps.module.css';
import { type Help, helpQuery, keepNews, setTopic } from './help-query.ts';
import { stepsText } from './steps-text.ts';

/** The four jobs on one's own data. Each is ticked off by what was really done, and by nothing else. */
export function FirstSteps() {
  const client = useQueryClient();
  const { data } = useQuery({ ...helpQuery, staleTime: 0 });
  const atRest = useAtRest();
  const [wasShown, setWasShown] = useState(false);
  useEffect(() => {
    if (data?.card) setWasShown(true);
    if (data?.news && atRest) void keepNews(client);
  }, [data, atRest, client]);
  useEffect(
    () => doneCommands.subscribe(() => void client.invalidateQueries({ queryKey: ['help'] })),
    [client],
  );
  if (!data) return null;
  if (data.card) return <Card steps={data.steps} />;
  return wasShown && data.steps.every(({ done }) => done) ? <AllDone /> : null;
}

function Card({ steps }: { steps: Help['steps'] }) {
  const text = stepsText.useText();
  const client = useQueryClient();
  const id = useId();
  async function putAway(): Promise<void> {
    await setTopic(client, CARD, 'closed');
    showToast(text('putAway'));
  }
  return (
    <section className={classes.card} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {text('title')}
        </h2>
        <Button look="quiet" onClick={() => void putAway()}>
          {text('away')}
        </Button>
      </div>
      <p className={classes.lead}>{text('lead')}</p>
      <ol className={classes.steps}>
        {steps.map(({ name, done }) => (
          <StepLine key={name} {...{ name, done }} />
        ))}
      </ol>
      <Others />
    </section>
  );
}

function StepLine({ name, done }: { name: Step; done: boolean }) {
  const text = stepsText.useText();
  const Mark = done ? CircleCheck : Circle;
  return (
    <li className={classes.step} data-done={done || undefined}>
      <Mark size={20} className={classes.mark} aria-hidden="true" />
      <div className={classes.words}>
        <p className={classes.name}>
          {text(`steps.${name}.title`)}
          {done && <HiddenText>{` – ${text('done')}`}</HiddenText>}
        </p>
        {!done && <p className={classes.why}>{text(`steps.${name}.why`)}</p>}
      </div>
      {!done && (
        <div className={classes.ways}>
          <StepWays name={name} />
        </div>
      )}
    </li>
  );
}

/** Opens the right place for it. */
function StepWays({ name }: { name: Step }) {
  const text = stepsText.useText();
  const navigate = useNavigate();
  switch (name) {
    case 'touch':
      return (
        <>
          <Button onClick={() => void navigate({ to: '/import' })}>
            {text('steps.touch.list')}
          </Button>
          <Button onClick={() => openOverlay('create', { type: 'person' })}>
            {text('steps.touch.add')}
          </Button>
        </>
      );
    case 'plan':
      return (
        <Button onClick={() => void navigate({ to: '/calendar' })}>{text('steps.plan.go')}</Button>
      );
    case 'follow':
      return (
        <Button onClick={() => openOverlay('create', { type: 'task' })}>
          {text('steps.follow.go')}
        </Button>
      );
    case 'note':
      return <Button onClick={() => openOverlay('capture')}>{text('steps.note.go')}</Button>;
  }
}

/** Who has set Uptake up has not done it for themselves alone. */
function Others() {
  const text = stepsText.useText();
  if (useMe().member.role !== 'administrator') return null;
  return (
    <p className={classes.others}>
      {text('others.text')}{' '}
      <Link to={'/settings/members' as string} className={classes.link}>
        {text('others.invite')}
      </Link>
    </p>
  );
}

/** A last word; it is gone with the next look at the page. */
function AllDone() {
  const text = stepsText.useText();
  return (
    <section className={classes.card} role="status">
      <h2 className={classes.title}>{text('all.title')}</h2>
      <p className={classes.lead}>
        {text('all.text')}{' '}
        <Link to={'/help' as string} className={classes.link}>
          {text('all.help')}
        </Link>
      </p>
      <Others />
    </section>
  );
}
