import type { WorkshopBoard } from '../../../workshop-board.ts';
import { sentName, votedName } from '../../shared/count-names.ts';
import { collectedBy } from '../collected.ts';
import { deskText } from '../desk-text.ts';
import classes from './aside.module.css';

/** How many are here and have sent something; nobody by name. */
export function PeopleBox({ board }: { board: WorkshopBoard }) {
  const text = deskText.useText();
  const { joined, sent, voted } = board.people;
  const collected = collectedBy(board);
  const sends = collected === 'images' || collected === 'cards';
  const votes = collected === 'check' || collected === 'vote';
  return (
    <section className={classes.box} aria-live="polite">
      <p className={classes.count}>
        {text(board.kind === 'closed' ? 'people.took' : 'people.joined', { count: joined })}
      </p>
      {sends && (
        <p className={classes.count}>
          {text(sentName('people.sent', board.people), { count: sent })}
        </p>
      )}
      {votes && (
        <p className={classes.count}>
          {text(votedName('people.voted', board.people), { voted, count: joined })}
        </p>
      )}
      <p className={classes.quiet}>{text('people.noNames')}</p>
    </section>
  );
}
