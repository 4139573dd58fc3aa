import { useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { OneRecord } from '#src/records/web/data/record-client.ts';
import { useCellSaves } from '#src/records/web/data/use-cell-saves.ts';
import { FieldInput } from '#src/records/web/fields/field-input.tsx';
import type { Deal } from '../../deal.ts';
import { dealText } from '../deal-text.ts';
import classes from './deal-top.module.css';

interface DealGoalProps {
  declaration: RecordDeclaration;
  record: OneRecord;
}

/** Their success comes first: it is what we sell. A press on it writes it down. */
export function DealGoal({ declaration, record }: DealGoalProps) {
  const text = dealText.useText();
  const [editing, setEditing] = useState(false);
  const saves = useCellSaves(declaration);
  const { client_goal: goal, success_criterion } = record as unknown as Deal;
  const refusal = saves.refusalOf(record.id, 'client_goal');
  const shown = goal ?? text('page.goalNone');
  return (
    <div className={classes.goal} data-empty={goal ? undefined : ''}>
      <h3 className={classes.label}>{text('page.goal')}</h3>
      {editing ? (
        <FieldInput
          declaration={declaration}
          name="client_goal"
          value={refusal ? refusal.value : goal}
          refs={record.refs}
          autoFocus
          className={classes.goalInput!}
          invalid={refusal !== undefined}
          onChange={() => {}}
          onDone={(value, refs) => {
            setEditing(false);
            saves.save(record, 'client_goal', { value, refs });
          }}
          onCancel={() => setEditing(false)}
        />
      ) : record.can.includes('edit') ? (
        <button type="button" className={classes.goalText} onClick={() => setEditing(true)}>
          {shown}
        </button>
      ) : (
        <p className={classes.goalText}>{shown}</p>
      )}
      {refusal && (
        <p role="alert" className={classes.refusal}>
          {refusal.message}
        </p>
      )}
      {success_criterion && (
        <p className={classes.success}>
          <b>{text('page.success')}:</b> {success_criterion}
        </p>
      )}
    </div>
  );
}
