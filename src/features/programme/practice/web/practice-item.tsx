import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import type { PracticeAnswer } from '../practice-api.ts';
import { Figures } from './finding-row.tsx';
import { practiceText } from './practice-text.ts';
import classes from './practices.module.css';
import { SettleForm } from './settle-form.tsx';
import { usePracticeVerbs } from './use-practice-verbs.ts';

interface ItemProps {
  practice: PracticeAnswer;
  mayLead: boolean;
}

/** A practice on its way: who shows it, where to watch it, who has tried it. */
export function PracticeItem({ practice, mayLead }: ItemProps) {
  const text = practiceText.useText();
  const who = useStore(reader);
  const [isSettling, setSettling] = useState(false);
  const { habit, state, cases, reason, settled_on } = practice;
  const isOver = state === 'kept' || state === 'retired';
  return (
    <section className={classes.part}>
      <h2>
        {text(`habit.${habit}.name`)}{' '}
        <span className={classes.verdict} data-verdict={state}>
          {text(`state.${state}`)}
        </span>
      </h2>
      <p>{text(`habit.${habit}.text`)}</p>
      <Figures finding={practice.found} />
      {isOver && settled_on && (
        <p>{text('settledOn', { day: formatDate(settled_on, who), reason: reason ?? '' })}</p>
      )}
      <Credits practice={practice} />
      {cases.length > 0 && <Cases practice={practice} />}
      {!isOver && <Mine practice={practice} />}
      {!isOver && mayLead && !isSettling && (
        <div className={classes.ways}>
          <Button className={classes.touch ?? ''} onClick={() => setSettling(true)}>
            {text(practice.may_keep ? 'settle' : 'retire')}
          </Button>
        </div>
      )}
      {isSettling && (
        <SettleForm id={practice.id} mayKeep={practice.may_keep} close={() => setSettling(false)} />
      )}
    </section>
  );
}

/** Real cases to watch it on; whoever tries it says which they have looked at. */
function Cases({ practice }: { practice: PracticeAnswer }) {
  const text = practiceText.useText();
  const { look } = usePracticeVerbs();
  const { id, mine, cases } = practice;
  return (
    <>
      <p>{text('watch')}</p>
      <ul>
        {cases.map((one) => (
          <li key={one.id} className={classes.watched}>
            <Link
              className={classes.case}
              to={`/${one.type === 'deal' ? 'deals' : 'companies'}/${one.id}` as string}
            >
              {one.title}
            </Link>
            {one.looked > 0 && (
              <span className={classes.quiet}>{text('looked', { count: one.looked })}</span>
            )}
            {mine.tries && !one.looked_by_me && (
              <Button className={classes.touch ?? ''} onClick={() => void look(id, one.id)}>
                {text('look')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Credits({ practice }: { practice: PracticeAnswer }) {
  const text = practiceText.useText();
  const { shown_by, shown_unnamed, tried_by } = practice;
  return (
    <>
      {shown_by.length > 0 && <p>{text('shownBy', { names: shown_by.join(', ') })}</p>}
      {shown_unnamed > 0 && (
        <p className={classes.quiet}>{text('shownUnnamed', { count: shown_unnamed })}</p>
      )}
      {tried_by.length > 0 && (
        <ul className={classes.tried}>
          {tried_by.map(({ name, helps }) => (
            <li key={name}>
              {name}: {text(`tried.${helps === null ? 'open' : helps ? 'yes' : 'no'}`)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What the reader may say for themselves: show it, or try it. */
function Mine({ practice }: { practice: PracticeAnswer }) {
  const text = practiceText.useText();
  const { show, attemptIt } = usePracticeVerbs();
  const { id, mine, state } = practice;
  const touch = classes.touch ?? '';
  if (mine.may_show) {
    return (
      <div className={classes.mine}>
        <p>{text('mayShow')}</p>
        <div className={classes.ways}>
          {(['named', 'unnamed', 'no'] as const).map((consent) => (
            <Button
              key={consent}
              className={touch}
              aria-pressed={mine.consent === consent}
              onClick={() => void show(id, consent)}
            >
              {text(`consent.${consent}`)}
            </Button>
          ))}
        </div>
      </div>
    );
  }
  if (state === 'asking') return <p className={classes.quiet}>{text('asking')}</p>;
  return (
    <div className={classes.mine}>
      <p>{text(mine.tries ? 'doesItHelp' : 'tryIt')}</p>
      <div className={classes.ways}>
        {!mine.tries && (
          <Button look="main" className={touch} onClick={() => void attemptIt(id)}>
            {text('try')}
          </Button>
        )}
        {mine.tries &&
          ([true, false] as const).map((helps) => (
            <Button
              key={String(helps)}
              className={touch}
              aria-pressed={mine.helps === helps}
              onClick={() => void attemptIt(id, helps)}
            >
              {text(helps ? 'helps' : 'helpsNot')}
            </Button>
          ))}
      </div>
    </div>
  );
}
