import { useQuery } from '@tanstack/react-query';
import { useStore } from '#src/web/api/store.ts';
import { asWithin } from '#src/web/i18n/catalogue.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import type { ApprovableType } from '../../approval.ts';
import classes from './approval-ask.module.css';
import { checkQuery } from './approval-queries.ts';
import { approvalText } from './approval-text.ts';
import { sayGrounds } from './say-grounds.ts';

interface ApprovalAskProps {
  type: ApprovableType;
  id: string;
  reason: string;
  onReason: (reason: string) => void;
}

/**
 * Stands in the form that sends or closes a record: says that it will need approval, why, by whom
 * and until when, and asks for the reason. Nothing where none is needed. `useNeedsApproval` tells
 * the form how to name its button.
 */
export function ApprovalAsk({ type, id, reason, onReason }: ApprovalAskProps) {
  const text = approvalText.useText();
  const told = useStore(reader);
  const { data } = useQuery(checkQuery(type, id));
  const [need] = data?.requests ?? [];
  if (!need) return null;
  const names = need.waits_for.map(({ name }) => name);
  const who = new Intl.ListFormat(told.locale, { type: 'disjunction' }).format(names);
  return (
    <div className={classes.ask}>
      <p className={classes.why}>{sayGrounds(need.grounds, told).join(' · ')}</p>
      <p>
        {text(need.id ? 'askWaits' : 'askNeeds', {
          who,
          until: asWithin(formatInstant(need.due_at, told)),
        })}
      </p>
      {!need.id && (
        <TextAreaField
          label={text('askReason')}
          hint={text('askReasonHint')}
          rows={2}
          maxLength={2000}
          value={reason}
          onChange={({ target }) => onReason(target.value)}
        />
      )}
    </div>
  );
}

/** Whether the record would wait for approval now; undefined as long as that is not known. */
export function useNeedsApproval(type: ApprovableType, id: string): boolean | undefined {
  return useQuery(checkQuery(type, id)).data?.needed;
}
