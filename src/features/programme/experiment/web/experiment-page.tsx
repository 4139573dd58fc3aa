import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { DayField } from '#src/features/programme/concern/web/shared/fields.tsx';
import classes from '#src/features/programme/concern/web/shared/hearing.module.css';
import { HearingPage } from '#src/features/programme/concern/web/shared/hearing-page.tsx';
import { useHearingStep } from '#src/features/programme/concern/web/shared/hearing-queries.ts';
import { hearingText } from '#src/features/programme/concern/web/shared/hearing-text.ts';
import { Button } from '#src/web/ui/button.tsx';
import { PARTS } from '../experiment.ts';
import type { ExperimentDetail } from '../experiment-api.ts';
import { experimentQuery } from './experiment-queries.ts';
import { MeasurePart } from './measure-part.tsx';
import { bodyOf, type Draft, PartsForm } from './parts-form.tsx';
import { ReviewPart } from './review-part.tsx';
import { SaidPart } from './said-part.tsx';
import { useSayStand } from './use-say-stand.ts';

/** One experiment: said whole, begun, measured, looked back on. */
export function ExperimentPage() {
  const text = hearingText.useText();
  const sayStand = useSayStand();
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery(experimentQuery(id));
  const back = (
    <Link
      to={'/experiments' as string}
      className={classes.back}
      aria-label={text('tabs.experiments')}
    >
      <ArrowLeft size={16} aria-hidden="true" />
    </Link>
  );
  return (
    <HearingPage title={text('exp.title')} before={back} query={query}>
      {(data) => (
        <>
          <section className={classes.section}>
            <div className={classes.actions}>
              <span className={classes.badge} data-tone={data.due ? 'warn' : undefined}>
                {sayStand(data)}
              </span>
              <span className={classes.quiet}>{data.owner.name}</span>
            </div>
            {data.passed_on && <p className={classes.note}>{text('exp.passedOn')}</p>}
            <Link className={classes.link} to={`/concerns/${data.concern.id}` as string}>
              {text('exp.about')}: {data.concern.title}
            </Link>
          </section>
          {data.can.includes('review') && <ReviewPart experiment={data} />}
          {data.started_on && <MeasurePart experiment={data} />}
          {data.can.includes('change') ? (
            <DraftPart key={id} experiment={data} />
          ) : (
            <SaidPart experiment={data} />
          )}
        </>
      )}
    </HearingPage>
  );
}

function draftOf(one: ExperimentDetail): Draft {
  const words = Object.fromEntries(
    PARTS.filter((name) => name !== 'sponsor_id').map((name) => [name, one[name] ?? '']),
  );
  return { ...words, owner_id: one.owner.id, sponsor_id: one.sponsor?.id ?? '' } as Draft;
}

function DraftPart({ experiment }: { experiment: ExperimentDetail }) {
  const text = hearingText.useText();
  const step = useHearingStep();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => draftOf(experiment));
  const [review, setReview] = useState('');
  const params = { id: experiment.id };
  const missing = PARTS.filter((name) => !draft[name].trim());
  const save = () =>
    step('PATCH /api/v1/experiments/{id}', { params, body: bodyOf(draft) }, text('saved'));
  async function start(): Promise<void> {
    if (!(await save())) return;
    const body = { review_on: review };
    await step('POST /api/v1/experiments/{id}/start', { params, body }, text('exp.started'));
  }
  async function drop(): Promise<void> {
    const isDone = await step('DELETE /api/v1/experiments/{id}', { params }, text('withdrawn'));
    if (isDone) await navigate({ to: '/experiments' as string });
  }
  return (
    <>
      <PartsForm
        draft={draft}
        concernId={experiment.concern.id}
        onChange={(change) => setDraft({ ...draft, ...change })}
      />
      <DayField label={text('exp.reviewOn')} value={review} onChange={setReview} />
      {missing.length > 0 && (
        <p className={classes.quiet}>
          {text('exp.missing', {
            parts: missing.map((name) => text(`exp.parts.${name}`)).join(', '),
          })}
        </p>
      )}
      <div className={classes.foot}>
        <Button look="quiet" onClick={() => void drop()}>
          {text('exp.drop')}
        </Button>
        <Button onClick={() => void save()}>{text('save')}</Button>
        <Button look="main" disabled={missing.length > 0 || !review} onClick={() => void start()}>
          {text('exp.start')}
        </Button>
      </div>
    </>
  );
}
