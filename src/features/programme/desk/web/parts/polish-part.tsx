import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from '#src/web/ui/button.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import type { PolishAnswer } from '../../desk-api.ts';
import { deskQuery } from '../desk-queries.ts';
import { deskText } from '../desk-text.ts';
import classes from '../shared/page.module.css';
import { useAct } from '../shared/use-act.ts';
import { usePolishWords } from '../use-polish-words.ts';

/** What is in people's way, out of what is recorded; the dearest first. */
export function PolishPart() {
  const text = deskText.useText();
  const { data, error } = useQuery(deskQuery);
  return (
    <section className={classes.section}>
      <h2>{text('polish')}</h2>
      <p className={classes.quiet}>{text('polishText', { count: data?.days ?? 28 })}</p>
      {error && <p role="alert">{error.message}</p>}
      {!data && !error && <SkeletonRows count={4} />}
      {data?.polish.length === 0 && <p className={classes.note}>{text('polishNone')}</p>}
      <ul className={classes.rows}>
        {data?.polish.map((one) => (
          <PolishItem key={one.subject} polish={one} />
        ))}
      </ul>
      {data && data.more > 0 && (
        <p className={classes.quiet}>{text('polishMore', { count: data.more })}</p>
      )}
    </section>
  );
}

function PolishItem({ polish }: { polish: PolishAnswer }) {
  const text = deskText.useText();
  const { title, detail, to } = usePolishWords()(polish);
  const take = useAct('POST /api/v1/desk/items', { says: text('saidTaken'), renews: ['desk'] });
  const { minutes, subject } = polish;
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <p className={classes.name}>{title}</p>
        <p className={classes.quiet}>
          {detail} {minutes === null ? text('minutesUnknown') : text('minutes', { count: minutes })}
        </p>
      </div>
      <div className={classes.actions}>
        <Link className={classes.link} to={to as string} aria-label={`${text('open')}: ${title}`}>
          {text('open')}
        </Link>
        <Button
          busy={take.isPending}
          aria-label={`${text('takeUp')}: ${title}`}
          onClick={() => take.mutate({ body: { said: title.slice(0, 300), subject } })}
        >
          {text('takeUp')}
        </Button>
      </div>
    </li>
  );
}
