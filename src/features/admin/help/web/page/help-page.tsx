import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { GraduationCap, History, Keyboard, Sun } from 'lucide-react';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { useMe } from '#src/web/shell/session.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { Kbd } from '#src/web/ui/kbd.tsx';
import { CARD, LESSONS } from '../../help.ts';
import { helpText } from '../help-text.ts';
import { forgetOver } from '../shared/first-steps-over.ts';
import { helpQuery, setTopic } from '../shared/help-query.ts';
import classes from './help-page.module.css';
import { LessonItem } from './lesson-item.tsx';

/** All lessons, and the ways to what helps. */
export function HelpPage() {
  const text = helpText.useText();
  const { data } = useQuery(helpQuery);
  const { lesson: asked } = useSearch({ strict: false }) as { lesson?: string };
  const isLearnt = (name: string) =>
    data?.lessons.some((one) => one.name === name && one.state === 'learnt') ?? false;
  return (
    <>
      <PageHeader title={text('title')} />
      <div className={classes.page}>
        <div className={classes.column}>
          <p className={classes.lead}>{text('lead')}</p>
          <ul className={classes.ways}>
            <li>
              <Link to={'/help/done' as string} className={classes.way}>
                <History size={18} aria-hidden="true" />
                {text('done.link')}
              </Link>
            </li>
            <li>
              <Link to={'/learning' as string} className={classes.way}>
                <GraduationCap size={18} aria-hidden="true" />
                {text('learning')}
              </Link>
            </li>
            <li className={classes.keys}>
              <button type="button" className={classes.way} onClick={() => openOverlay('keys')}>
                <Keyboard size={18} aria-hidden="true" />
                {text('lessons.keysSheet')} <Kbd keys="?" />
              </button>
            </li>
            {data && !data.card && data.steps.some(({ done }) => !done) && <StepsBack />}
          </ul>
          <h2 className={classes.title}>{text('lessons.title')}</h2>
          <p className={classes.text}>{text('lessons.lead')}</p>
          {LESSONS.map((name) => (
            <LessonItem
              key={`${name} ${asked === name}`}
              name={name}
              isLearnt={isLearnt(name)}
              isAsked={asked === name}
            />
          ))}
        </div>
      </div>
    </>
  );
}

/** Asks the card on Today back. */
function StepsBack() {
  const text = helpText.useText();
  const client = useQueryClient();
  const me = useMe().member.id;
  async function askBack(): Promise<void> {
    forgetOver(me);
    await setTopic(client, CARD, 'open');
    showToast(text('steps.shown'));
  }
  return (
    <li>
      <button type="button" className={classes.way} onClick={() => void askBack()}>
        <Sun size={18} aria-hidden="true" />
        {text('steps.back')}
      </button>
    </li>
  );
}
