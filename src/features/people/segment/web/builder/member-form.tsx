import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Filter } from '#src/records/filter.ts';
import { viewsQuery } from '#src/records/web/views/view-queries.ts';
import { Button } from '#src/web/ui/button.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import classes from '../segment.module.css';
import { segmentText } from '../segment-text.ts';

interface MemberFormProps {
  type: string;
  ownId: string | undefined;
  onAdd: (condition: Filter) => void;
}

/** "Is in · is not in — another segment or view". */
export function MemberForm({ type, ownId, onAdd }: MemberFormProps) {
  const text = segmentText.useText();
  const { data } = useQuery(viewsQuery);
  const others = data?.filter((view) => view.recordType === type && view.id !== ownId) ?? [];
  const [isNot, setIsNot] = useState(false);
  const [chosen, setChosen] = useState('');
  const id = chosen || others[0]?.id;
  if (data && others.length === 0) return <p className={classes.quiet}>{text('member.none')}</p>;
  return (
    <div className={classes.form}>
      <div className={classes.row}>
        <SelectField
          label={text('belonging.whether')}
          value={isNot ? 'no' : 'yes'}
          onChange={({ target }) => setIsNot(target.value === 'no')}
        >
          <option value="yes">{text('member.in')}</option>
          <option value="no">{text('member.out')}</option>
        </SelectField>
        <SelectField
          label={text('member.segment')}
          value={id ?? ''}
          onChange={({ target }) => setChosen(target.value)}
        >
          {others.map((view) => (
            <option key={view.id} value={view.id}>
              {view.name}
            </option>
          ))}
        </SelectField>
      </div>
      <Button
        look="main"
        disabled={!id}
        onClick={() => id && onAdd(isNot ? { not: { segment: id } } : { segment: id })}
      >
        {text('add.done')}
      </Button>
    </div>
  );
}
