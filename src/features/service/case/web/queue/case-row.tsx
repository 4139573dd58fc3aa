import { ChevronsUp, ChevronUp, Hand } from 'lucide-react';
import { useMembers } from '#src/records/web/data/use-members.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { Avatar } from '#src/web/ui/avatar.tsx';
import { Button } from '#src/web/ui/button.tsx';
import type { QueuedCase } from '../../case-api.ts';
import type { CaseQueue } from '../case-query.ts';
import { caseText } from '../case-text.ts';
import { DueMark } from '../shared/due-mark.tsx';
import { useCaseVerbs } from '../shared/use-case-verbs.ts';
import classes from './case-row.module.css';

interface CaseRowProps {
  item: QueuedCase;
  refs: CaseQueue['refs'];
  selected?: boolean;
}

/** A case in the queue: how urgent, what about, for whom, who has it and how much time is left. */
export function CaseRow({ item, refs, selected }: CaseRowProps) {
  const company = item.company_id ? refs[item.company_id] : undefined;
  const person = item.person_id ? refs[item.person_id] : undefined;
  return (
    <li
      className={classes.row}
      data-case={item.id}
      data-selected={selected || undefined}
      data-priority={item.priority}
    >
      <span className={classes.number}>{item.number}</span>
      <span className={classes.about}>
        <RecordLink type="service_case" id={item.id} className={classes.title}>
          {item.title}
        </RecordLink>
        <Priority priority={item.priority} />
      </span>
      <span className={classes.whom}>
        {[person?.title, company?.title].filter(Boolean).join(' · ')}
      </span>
      <span className={classes.due}>
        <DueMark of={item} />
      </span>
      <Owner item={item} />
    </li>
  );
}

function Priority({ priority }: { priority: string }) {
  const text = caseText.useText();
  if (priority !== 'urgent' && priority !== 'high') return null;
  const Sign = priority === 'urgent' ? ChevronsUp : ChevronUp;
  return (
    <span className={classes.priority} data-priority={priority}>
      <Sign size={14} aria-hidden="true" />
      {text(`priority.${priority}`)}
    </span>
  );
}

function Owner({ item }: { item: QueuedCase }) {
  const text = caseText.useText();
  const { act } = useCaseVerbs();
  const members = useMembers();
  const owner = members.find(({ id }) => id === item.owner_id);
  if (item.owner_id !== null) {
    return (
      <span className={classes.owner} title={owner?.name}>
        {owner && <Avatar name={owner.name} size="s" />}
        <span className={classes.ownerName}>{owner?.name}</span>
      </span>
    );
  }
  return (
    <Button
      className={classes.take ?? ''}
      icon={<Hand size={14} aria-hidden="true" />}
      aria-label={text('queue.take', { number: item.number })}
      onClick={() => void act(item, 'take')}
    >
      {text('queue.takeShort')}
    </Button>
  );
}
