import { ArrowUp, Pin, X } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#src/web/ui/button.tsx';
import { FactForm } from './fact-form.tsx';
import type { ShownFact } from './fact-query.ts';
import { factText } from './fact-text.ts';
import classes from './facts.module.css';
import { useFactChanges } from './use-fact-changes.ts';

interface FactLineProps {
  fact: ShownFact;
  subject: { type: string; id: string };
  /** Absent for the first one. */
  onUp?: () => void;
}

/** One fact: a press changes it; moving and removing come into sight with the pointer or the focus. */
export function FactLine({ fact, subject, onUp }: FactLineProps) {
  const text = factText.useText();
  const { save, remove } = useFactChanges(subject.type, subject.id);
  const [editing, setEditing] = useState(false);
  const said = { text: fact.title };
  if (editing) {
    return (
      <li className={classes.wide}>
        <FactForm
          draftName={`fact.${fact.id}`}
          before={fact.title}
          onSave={(next) => save(fact, next)}
          onClose={() => setEditing(false)}
        />
        <span className={classes.tools}>
          {onUp && (
            <IconButton label={text('up', said)} onClick={onUp}>
              <ArrowUp size={14} aria-hidden="true" />
            </IconButton>
          )}
          {fact.can.includes('delete') && (
            <IconButton label={text('remove', said)} onClick={() => void remove(fact)}>
              <X size={14} aria-hidden="true" />
            </IconButton>
          )}
        </span>
      </li>
    );
  }
  return (
    <li className={classes.fact}>
      <button
        type="button"
        className={classes.text}
        title={text('edit', said)}
        disabled={!fact.can.includes('edit')}
        onClick={() => setEditing(true)}
      >
        <Pin size={12} aria-hidden="true" />
        {fact.title}
      </button>
    </li>
  );
}
