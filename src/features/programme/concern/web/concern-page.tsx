import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { Button } from '#src/web/ui/button.tsx';
import { ActingPart } from './parts/acting-part.tsx';
import { AnswerPart } from './parts/answer-part.tsx';
import { KindPart } from './parts/kind-part.tsx';
import { TagsPart } from './parts/tags-part.tsx';
import classes from './shared/hearing.module.css';
import { HearingPage } from './shared/hearing-page.tsx';
import { type ConcernDetail, concernQuery, useHearingStep } from './shared/hearing-queries.ts';
import { hearingText } from './shared/hearing-text.ts';
import { StateBadge } from './shared/state-badge.tsx';
import { useSayDay } from './shared/use-say-day.ts';

/** One concern: what was said, what kind it is, what was answered, what is done. */
export function ConcernPage() {
  const text = hearingText.useText();
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery(concernQuery(id));
  const back = (
    <Link to={'/concerns' as string} className={classes.back} aria-label={text('back')}>
      <ArrowLeft size={16} aria-hidden="true" />
    </Link>
  );
  return (
    <HearingPage title={query.data?.title ?? ''} before={back} query={query}>
      {(data) => (
        <>
          <Said concern={data} />
          <KindPart concern={data} />
          <AnswerPart concern={data} />
          <ActingPart concern={data} />
          <TagsPart concern={data} />
        </>
      )}
    </HearingPage>
  );
}

function Said({ concern }: { concern: ConcernDetail }) {
  const text = hearingText.useText();
  const sayDay = useSayDay();
  const day = sayDay(concern.raised_on);
  const name = concern.raised_by?.name;
  return (
    <section className={classes.section}>
      <p className={classes.onPhone}>{concern.title}</p>
      <div className={classes.actions}>
        <StateBadge state={concern.state} />
        <span className={classes.quiet}>
          {text('weight', { count: concern.weight })} · {concern.team?.name ?? text('everybody')} ·{' '}
          {name ? text('raisedBy', { name, day }) : text('raisedOpen', { day })}
        </span>
      </div>
      {concern.body && <p className={classes.words}>{concern.body}</p>}
      {concern.page && (
        <Link className={classes.link} to={concern.page}>
          {text('onPage', { page: concern.page_title ?? concern.page })}
        </Link>
      )}
      {concern.has_picture && (
        <img
          className={classes.shot}
          src={`/api/v1/concerns/${concern.id}/picture`}
          alt={text('picture')}
        />
      )}
      <Around concern={concern} />
      <Voices concern={concern} />
    </section>
  );
}

function Around({ concern }: { concern: ConcernDetail }) {
  const text = hearingText.useText();
  const { stands_beneath, split_from, beneath } = concern;
  return (
    <>
      {stands_beneath && (
        <Link className={classes.link} to={`/concerns/${stands_beneath}` as string}>
          {text('standsBeneath')}
        </Link>
      )}
      {split_from && (
        <Link className={classes.link} to={`/concerns/${split_from}` as string}>
          {text('splitFrom')}
        </Link>
      )}
      {beneath.length > 0 && (
        <>
          <p className={classes.quiet}>{text('beneath')}</p>
          <div className={classes.rows}>
            {beneath.map((one) => (
              <Link key={one.id} className={classes.row} to={`/concerns/${one.id}` as string}>
                {one.title}
              </Link>
            ))}
          </div>
        </>
      )}
    </>
  );
}

function Voices({ concern: { id, can } }: { concern: ConcernDetail }) {
  const text = hearingText.useText();
  const step = useHearingStep();
  const params = { id };
  return (
    <div className={classes.actions}>
      {can.includes('share') && (
        <Button
          onClick={() => void step('POST /api/v1/concerns/{id}/share', { params }, text('shared'))}
        >
          {text('shareIt')}
        </Button>
      )}
      {can.includes('withdraw') && (
        <Button
          look="quiet"
          onClick={() => void step('DELETE /api/v1/concerns/{id}', { params }, text('withdrawn'))}
        >
          {text('withdraw')}
        </Button>
      )}
    </div>
  );
}
