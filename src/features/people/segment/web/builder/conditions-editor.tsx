import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Filter } from '#src/records/filter.ts';
import { ConditionChips } from '#src/records/web/filter/condition-chips.tsx';
import { Button } from '#src/web/ui/button.tsx';
import classes from '../segment.module.css';
import type { SegmentDraft } from '../segment-draft.ts';
import { segmentText } from '../segment-text.ts';
import { BelongingForm } from './belonging-form.tsx';
import { MemberForm } from './member-form.tsx';
import { ReachForm } from './reach-form.tsx';

interface ConditionsEditorProps {
  declaration: RecordDeclaration;
  draft: SegmentDraft;
  /** The segment itself, which cannot be a part of it. */
  ownId: string | undefined;
  onChange: (draft: SegmentDraft) => void;
}

type Adding = 'belonging' | 'member' | 'reach';

/** Who is meant, in words: each condition a chip, and three ways to add one. */
export function ConditionsEditor({ declaration, draft, ownId, onChange }: ConditionsEditorProps) {
  const text = segmentText.useText();
  const [adding, setAdding] = useState<Adding | null>(null);
  const { conditions, word } = draft;
  const add = (condition: Filter) => {
    setAdding(null);
    onChange({ ...draft, conditions: [...conditions, condition] });
  };
  const ways: Adding[] =
    declaration.type === 'person' ? ['belonging', 'member', 'reach'] : ['belonging', 'member'];
  return (
    <section className={classes.block} aria-labelledby="segment-who">
      <h2 id="segment-who" className={classes.heading}>
        {text('who')}
      </h2>
      {conditions.length > 1 && (
        <select
          className={classes.word}
          aria-label={text('word')}
          value={word}
          onChange={({ target }) => onChange({ ...draft, word: target.value as 'and' | 'or' })}
        >
          <option value="and">{text('all')}</option>
          <option value="or">{text('any')}</option>
        </select>
      )}
      {conditions.length === 0 && <p className={classes.quiet}>{text('everybody')}</p>}
      <div className={classes.chips}>
        <ConditionChips
          declaration={declaration}
          conditions={conditions}
          refs={{}}
          addLabel={text('add.field')}
          onChange={(next) => onChange({ ...draft, conditions: next })}
        />
        {ways.map((way) => (
          <Button
            key={way}
            look="quiet"
            aria-expanded={adding === way}
            icon={
              adding === way ? (
                <X size={14} aria-hidden="true" />
              ) : (
                <Plus size={14} aria-hidden="true" />
              )
            }
            onClick={() => setAdding(adding === way ? null : way)}
          >
            {text(`add.${way}`)}
          </Button>
        ))}
      </div>
      {adding === 'belonging' && <BelongingForm declaration={declaration} onAdd={add} />}
      {adding === 'member' && <MemberForm type={declaration.type} ownId={ownId} onAdd={add} />}
      {adding === 'reach' && <ReachForm onAdd={add} />}
    </section>
  );
}
