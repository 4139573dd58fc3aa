import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import type { Commitment } from '../leader-api.ts';
import { leaderText } from './leader-text.ts';
import classes from './leaders.module.css';
import { useLeaderVerbs } from './use-leader-verbs.ts';

/** What was promised and by when; what the leader says of it, and what others saw. */
export function CommitmentItem({ commitment }: { commitment: Commitment }) {
  const text = leaderText.useText();
  const who = useStore(reader);
  const { settle, echo } = useLeaderVerbs();
  const { id, what, due_on, outcome } = commitment;
  return (
    <li className={classes.promise}>
      <div className={classes.words}>
        <p>{what}</p>
        <p className={classes.quiet}>
          {text('by', { day: formatDate(due_on, who) })} · {text(`outcome.${outcome ?? 'open'}`)}
          {commitment.echo && ` · ${text('echo', commitment.echo)}`}
        </p>
      </div>
      {commitment.may_settle && (
        <div className={classes.buttons}>
          <Button aria-pressed={outcome === 'kept'} onClick={() => void settle(id, 'kept')}>
            {text('sayKept')}
          </Button>
          <Button aria-pressed={outcome === 'not_kept'} onClick={() => void settle(id, 'not_kept')}>
            {text('sayNotKept')}
          </Button>
        </div>
      )}
      {commitment.may_say && (
        <div className={classes.buttons}>
          <Button onClick={() => void echo(id, 'confirmed')}>{text('confirm')}</Button>
          <Button onClick={() => void echo(id, 'doubted')}>{text('doubt')}</Button>
          <p className={classes.quiet}>{text('nobodyKnows')}</p>
        </div>
      )}
    </li>
  );
}
