import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import classes from '#src/features/programme/concern/web/shared/hearing.module.css';
import { HearingPage } from '#src/features/programme/concern/web/shared/hearing-page.tsx';
import { useHearingStep } from '#src/features/programme/concern/web/shared/hearing-queries.ts';
import { hearingText } from '#src/features/programme/concern/web/shared/hearing-text.ts';
import { useSayDay } from '#src/features/programme/concern/web/shared/use-say-day.ts';
import { call } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import { Button } from '#src/web/ui/button.tsx';
import type { InHand, Said, takeUpAsConcern } from '../feedback-api.ts';
import { AnswerDialog, PassDialog } from './answer-dialogs.tsx';
import { feedbackQuery } from './feedback-queries.ts';

/** What was said and what became of it: one's own, everyone's answers, and what waits for one. */
export function FeedbackPage() {
  const text = hearingText.useText();
  const query = useQuery(feedbackQuery);
  return (
    <HearingPage title={text('tabs.feedback')} query={query}>
      {(data) => (
        <>
          <p className={classes.quiet}>
            {text('fb.lead')}{' '}
            {text('fb.thanks', { all: data.thanks.all, month: data.thanks.this_month })}{' '}
            {data.speed.median !== null && text('fb.speed', { count: data.speed.median })}
          </p>
          {data.in_hand.length > 0 && (
            <Part title={text('fb.inHand')}>
              {data.in_hand.map((one) => (
                <Waiting key={one.id} one={one} />
              ))}
            </Part>
          )}
          {data.thanked.length > 0 && (
            <Part title={text('fb.thanked')}>
              {data.thanked.map((one) => (
                <Row key={one.id} one={one} beside={one.from?.name ?? text('fb.unnamed')} />
              ))}
            </Part>
          )}
          <Part title={text('fb.mine')} none={data.mine.length === 0 && text('fb.mineNone')}>
            {data.mine.map((one) => (
              <Row
                key={one.id}
                one={one}
                beside={
                  one.answer === null && one.owner && one.kind !== 'thanks'
                    ? text('fb.with', { name: one.owner.name })
                    : ''
                }
              />
            ))}
          </Part>
          <Part title={text('fb.all')} none={data.answered.length === 0 && text('fb.allNone')}>
            {data.answered.map((one) => (
              <Row key={one.id} one={one} beside="" />
            ))}
          </Part>
          <div className={classes.actions}>
            <Button onClick={() => openOverlay('in-my-way')}>{text('raise.kind.way')}</Button>
          </div>
        </>
      )}
    </HearingPage>
  );
}

interface PartProps {
  title: string;
  none?: string | false;
  children: ReactNode;
}

function Part({ title, none, children }: PartProps) {
  return (
    <section className={classes.section}>
      <h2>{title}</h2>
      {none && <p className={classes.quiet}>{none}</p>}
      <div className={classes.rows}>{children}</div>
    </section>
  );
}

function Row({ one, beside }: { one: Said; beside: string }) {
  const text = hearingText.useText();
  const sayDay = useSayDay();
  const { done, answer, kind } = one;
  const tone = done ? 'good' : undefined;
  return (
    <div className={classes.row}>
      <span className={classes.rowHead}>
        <span>{one.said}</span>
        <span className={classes.badge} data-tone={tone}>
          {answer ? text(done ? 'fb.did' : 'fb.notNow') : text(`raise.kind.${kind}`)}
        </span>
      </span>
      {answer && <span className={classes.words}>{answer}</span>}
      <span className={classes.quiet}>
        {[sayDay(one.answered_on ?? one.said_on), beside].filter(Boolean).join(' · ')}
      </span>
    </div>
  );
}

function Waiting({ one }: { one: InHand }) {
  const text = hearingText.useText();
  const step = useHearingStep();
  const { attempt } = useAttempt(['feedback', 'concern', 'task']);
  const navigate = useNavigate();
  const [open, setOpen] = useState<'answer' | 'pass' | null>(null);
  const close = () => setOpen(null);
  const from = one.from?.name ?? text('fb.unnamed');
  async function takeUp(): Promise<void> {
    const made = await attempt(() =>
      call<typeof takeUpAsConcern>(
        'POST /api/v1/feedback/{id}/concern',
        { params: { id: one.id } },
        { says: text('fb.takenUp') },
      ),
    );
    if (!made) return;
    await navigate({ to: `/concerns/${made.id}` as string, search: { rate: true } as never });
  }
  const page = one.page && text('onPage', { page: one.page });
  const owner = one.owner && text('fb.with', { name: one.owner.name });
  return (
    <div className={classes.waiting}>
      <Row one={one} beside={[from, page, owner].filter(Boolean).join(' · ')} />
      {one.may_answer && (
        <div className={classes.actions}>
          <Button onClick={() => setOpen('answer')}>{text('answer')}</Button>
          <Button look="quiet" onClick={() => setOpen('pass')}>
            {text('fb.pass')}
          </Button>
          {one.kind !== 'metric' && (
            <Button look="quiet" onClick={() => void takeUp()}>
              {text('classes.none')}
            </Button>
          )}
          {one.may_desk && (
            <Button
              look="quiet"
              onClick={() =>
                void step(
                  'POST /api/v1/feedback/{id}/desk',
                  { params: { id: one.id } },
                  text('onDesk'),
                )
              }
            >
              {text('toDesk')}
            </Button>
          )}
        </div>
      )}
      {open === 'answer' && <AnswerDialog one={one} close={close} />}
      {open === 'pass' && <PassDialog one={one} close={close} />}
    </div>
  );
}
