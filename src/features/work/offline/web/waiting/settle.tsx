import type { Entry, Refusal, Values } from '#src/web/offline/queue/entry.ts';
import { Button } from '#src/web/ui/button.tsx';
import { offlineText } from '../offline-text.ts';
import { movedDeal } from '../rules/deal/lay-over-board.ts';
import { ChooseWhom } from './choose-whom.tsx';
import { Said } from './said.tsx';
import { sendAgain } from './send-again.ts';
import { SettleGone } from './settle-gone.tsx';
import { SettleMove } from './settle-move.tsx';
import { SettleStale } from './settle-stale.tsx';
import classes from './waiting.module.css';

interface SettleProps {
  entry: Entry;
  refusal: Refusal;
}

/** Why the server did not take it, and the ways out. */
export function Settle({ entry, refusal }: SettleProps) {
  if (movedDeal(entry) && refusal.status !== 404) {
    return <SettleMove entry={entry} refusal={refusal} />;
  }
  if (refusal.status === 412) return <SettleStale entry={entry} />;
  if (refusal.questions) return <ChooseWhom entry={entry} questions={refusal.questions} />;
  if (refusal.reason === 'unknown_reference' || refusal.status === 404) {
    return <SettleGone entry={entry} refusal={refusal} />;
  }
  if (refusal.reason === 'done' && entry.body.note) return <KeepNote entry={entry} />;
  return <Said message={refusal.message} />;
}

/** The task is done, the note about it is not written down yet. */
function KeepNote({ entry }: { entry: Entry }) {
  const text = offlineText.useText();
  const { person_id = null, company_id = null } = entry.before ?? {};
  const body: Values = {
    kind: 'note',
    body: entry.body.note,
    occurred_at: entry.writtenAt,
    person_id,
    company_id,
  };
  return (
    <>
      <p className={classes.problem}>{text('done')}</p>
      <div className={classes.actions}>
        <Button
          look="main"
          onClick={() => void sendAgain(entry, { path: '/api/v1/activities', body, target: null })}
        >
          {text('keepNote')}
        </Button>
      </div>
    </>
  );
}
