import { useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Filter } from '#src/records/filter.ts';
import { ConditionChips } from '#src/records/web/filter/condition-chips.tsx';
import { fieldLabel, recordPluralLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { joinFilter } from '#src/records/web/views/read-filter.ts';
import { Button } from '#src/web/ui/button.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import classes from '../segment.module.css';
import { segmentText } from '../segment-text.ts';

interface BelongingFormProps {
  declaration: RecordDeclaration;
  onAdd: (condition: Filter) => void;
}

/** "Has · has no — deals — of their company — with …" */
export function BelongingForm({ declaration, onAdd }: BelongingFormProps) {
  const text = segmentText.useText();
  const types = useRecordTypes();
  const [isNot, setIsNot] = useState(false);
  const [through, setThrough] = useState('');
  const holders = [
    '',
    ...Object.keys(declaration.fields).filter(
      (name) => declaration.fields[name]!.kind === 'reference',
    ),
  ];
  const holder = holderOf(declaration, through);
  const targets = [...types.values()].filter((one) => belongsTo(one, holder));
  const [chosen, setChosen] = useState('');
  const target = targets.find(({ type }) => type === chosen) ?? targets[0];
  const [conditions, setConditions] = useState<Filter[]>([]);
  const filter = joinFilter(conditions);

  function add(): void {
    if (!target) return;
    const has = { has: target.type, ...(through && { through }), ...(filter && { filter }) };
    onAdd(isNot ? { not: has } : has);
  }

  return (
    <div className={classes.form}>
      <div className={classes.row}>
        <SelectField
          label={text('belonging.whether')}
          value={isNot ? 'no' : 'yes'}
          onChange={({ target: { value } }) => setIsNot(value === 'no')}
        >
          <option value="yes">{text('belonging.has')}</option>
          <option value="no">{text('belonging.hasNo')}</option>
        </SelectField>
        <SelectField
          label={text('belonging.what')}
          value={target?.type ?? ''}
          onChange={({ target: { value } }) => {
            setChosen(value);
            setConditions([]);
          }}
        >
          {targets.map((one) => (
            <option key={one.type} value={one.type}>
              {recordPluralLabel(one)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={text('belonging.of')}
          value={through}
          onChange={({ target: { value } }) => setThrough(value)}
        >
          {holders
            .filter((name) =>
              [...types.values()].some((one) => belongsTo(one, holderOf(declaration, name))),
            )
            .map((name) => (
              <option key={name} value={name}>
                {name ? fieldLabel(declaration, name) : text('belonging.itself')}
              </option>
            ))}
        </SelectField>
      </div>
      {target && (
        <div className={classes.chips}>
          <span className={classes.quiet}>{text('belonging.with')}</span>
          <ConditionChips
            declaration={target}
            conditions={conditions}
            refs={{}}
            addLabel={text('add.field')}
            onChange={setConditions}
          />
        </div>
      )}
      <Button look="main" disabled={!target} onClick={add}>
        {text('add.done')}
      </Button>
    </div>
  );
}

function holderOf(declaration: RecordDeclaration, through: string): string {
  const field = declaration.fields[through];
  return field && 'to' in field ? field.to : declaration.type;
}

function belongsTo(one: RecordDeclaration, holder: string): boolean {
  return Object.values(one.fields).some(
    (field) => field.kind === 'reference' && field.to === holder,
  );
}
