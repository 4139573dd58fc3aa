import { useQuery } from '@tanstack/react-query';
import { Avatar } from '#src/web/ui/avatar.tsx';
import { Button } from '#src/web/ui/button.tsx';
import type { ApprovalCard } from '../../approval-api.ts';
import { delegatesQuery } from '../shared/approval-queries.ts';
import { approvalText } from '../shared/approval-text.ts';
import classes from './approval-card.module.css';

interface GiveToProps {
  card: ApprovalCard;
  onCancel: () => void;
  onGive: (to: { id: string; name: string }) => void;
}

/** Who may approve instead: one press gives it to them. */
export function GiveTo({ card, onCancel, onGive }: GiveToProps) {
  const text = approvalText.useText();
  const { data = [] } = useQuery(delegatesQuery);
  const others = data.filter(({ id }) => id !== card.requester.id);
  return (
    <div className={classes.answer}>
      <p className={classes.label}>{text('giveToWhom')}</p>
      {others.length === 0 && <p className={classes.quiet}>{text('nobodyElse')}</p>}
      <ul className={classes.people}>
        {others.map((one) => (
          <li key={one.id}>
            <button type="button" className={classes.person} onClick={() => onGive(one)}>
              <Avatar name={one.name} size="s" />
              {one.name}
            </button>
          </li>
        ))}
      </ul>
      <div className={classes.actions}>
        <Button look="quiet" onClick={onCancel}>
          {text('cancel')}
        </Button>
      </div>
    </div>
  );
}
