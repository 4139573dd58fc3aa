import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useHearingStep } from '#src/features/programme/concern/web/shared/hearing-queries.ts';
import { hearingText } from '#src/features/programme/concern/web/shared/hearing-text.ts';
import { Button } from '#src/web/ui/button.tsx';
import { newsQuery } from './feedback-queries.ts';
import classes from './news-notice.module.css';

/** One answer at a time to what somebody said, over the page, until it was read. */
export function NewsNotice() {
  const text = hearingText.useText();
  const step = useHearingStep();
  const { data } = useQuery(newsQuery);
  const one = data?.items[0];
  if (!one) return null;
  const params = { id: one.id };
  return (
    <section className={classes.notice} aria-label={text('fb.all')}>
      <p>
        <span className={classes.said}>{text(`fb.newsOf.${one.of}`, { said: one.said })}</span>{' '}
        <strong>{one.answer}</strong>{' '}
        {one.verdict && <span>{text(`fb.verdicts.${one.verdict}`)} </span>}
        {(one.asks || one.of === 'experiment') && (
          <Link to={`/concerns/${one.id}` as string}>
            {text(one.asks ? 'fb.isSolved' : 'fb.look')}
          </Link>
        )}
      </p>
      <Button onClick={() => void step('POST /api/v1/feedback/{id}/seen', { params }, false)}>
        {text('fb.read')}
      </Button>
    </section>
  );
}
