import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useHearingStep } from '#src/features/programme/concern/web/shared/hearing-queries.ts';
import { hearingText } from '#src/features/programme/concern/web/shared/hearing-text.ts';
import { Button } from '#src/web/ui/button.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import { type AnswerNews, newsQuery } from './feedback-queries.ts';
import classes from './news-notice.module.css';

/** Letters that fit on two lines of a phone. */
const TWO_LINES = 90;

/** One answer at a time to what somebody said, beneath the page, until it was read. */
export function NewsNotice() {
  const { data } = useQuery(newsQuery);
  const one = data?.items[0];
  return one ? <News key={one.id} one={one} /> : null;
}

/** On the phone two lines of it, the rest a press away. */
function News({ one }: { one: AnswerNews }) {
  const text = hearingText.useText();
  const step = useHearingStep();
  const isPhone = useIsPhone();
  const [isWhole, setWhole] = useState(false);
  const params = { id: one.id };
  const said = text(`fb.newsOf.${one.of}`, { said: one.said });
  const isShort = isPhone && !isWhole && said.length + one.answer.length > TWO_LINES;
  return (
    <section className={classes.notice} aria-label={text('fb.all')}>
      <p className={classes.words} data-short={isShort || undefined}>
        <span className={classes.said}>{said}</span> <strong>{one.answer}</strong>{' '}
        {one.verdict && <span>{text(`fb.verdicts.${one.verdict}`)} </span>}
      </p>
      <div className={classes.ways}>
        {isShort && (
          <button type="button" className={classes.link} onClick={() => setWhole(true)}>
            {text('fb.more')}
          </button>
        )}
        {(one.asks || one.of === 'experiment') && (
          <Link to={`/concerns/${one.id}` as string} className={classes.link}>
            {text(one.asks ? 'fb.isSolved' : 'fb.look')}
          </Link>
        )}
        <Button onClick={() => void step('POST /api/v1/feedback/{id}/seen', { params }, false)}>
          {text('fb.read')}
        </Button>
      </div>
    </section>
  );
}
