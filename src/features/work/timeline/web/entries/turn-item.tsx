import type { Subject } from '#src/features/work/activity/subject.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { lookOf } from '#src/records/web/record-look.ts';
import type { Refs, TurnEntry } from '../timeline-query.ts';
import { timelineText } from '../timeline-text.ts';
import classes from './entry.module.css';
import { EntryHead } from './entry-head.tsx';

interface TurnItemProps {
  entry: TurnEntry;
  refs: Refs;
  subject: Subject;
}

/** A deal or case that took a turn: made, moved, won, resolved. */
export function TurnItem({ entry, refs, subject }: TurnItemProps) {
  const say = useSayTurn();
  const { record_type, record_id, title } = entry;
  const Icon = lookOf(record_type)?.icon;
  return (
    <li className={classes.entry}>
      <span className={classes.sign}>{Icon && <Icon size={14} aria-hidden="true" />}</span>
      <div className={classes.told}>
        <EntryHead
          entry={{ ...entry, person_id: null }}
          refs={refs}
          subject={subject}
          what={say(entry)}
          by={entry.accepted_by}
        />
        {record_id !== subject.id && (
          <RecordLink type={record_type} id={record_id} className={classes.task}>
            {title}
          </RecordLink>
        )}
      </div>
    </li>
  );
}

function useSayTurn(): (entry: TurnEntry) => string {
  const text = timelineText.useText();
  return ({ record_type, is_new, stage, status, accepted_by }) => {
    if (record_type === 'service_case') {
      return is_new ? text('turn.case.created') : text(`turn.case.${caseTurn(status)}`);
    }
    if (is_new) return text('turn.deal.created', { stage: stage ?? '' });
    if (accepted_by) return text('turn.deal.accepted');
    if (status === 'won' || status === 'lost') return text(`turn.deal.${status}`);
    return text('turn.deal.moved', { stage: stage ?? '' });
  };
}

const CASE_TURNS = ['new', 'open', 'waiting', 'resolved', 'closed'] as const;

function caseTurn(status: string | null) {
  return CASE_TURNS.find((one) => one === status) ?? 'open';
}
