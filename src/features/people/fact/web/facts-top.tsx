import { useQuery } from '@tanstack/react-query';
import { Pin, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import { FactForm } from './fact-form.tsx';
import { FactLine } from './fact-line.tsx';
import { factsQuery } from './fact-query.ts';
import { factText } from './fact-text.ts';
import classes from './facts.module.css';
import { useFactChanges } from './use-fact-changes.ts';

/** What one must know, on top of a person or a company, changed where it stands. */
export function FactsTop({ type, id }: { type: string; id: string }) {
  const text = factText.useText();
  const { data } = useQuery(factsQuery(type, id));
  const { add, arrange } = useFactChanges(type, id);
  const [adding, setAdding] = useState(false);
  if (!data) return null;
  const { items, of_company } = data;

  function moveUp(at: number): void {
    const ids = items.map((fact) => fact.id);
    ids.splice(at - 1, 0, ...ids.splice(at, 1));
    void arrange(ids, items[at]!);
  }

  return (
    <section className={classes.facts} aria-label={text('title')}>
      {items.length > 0 && (
        <ul className={classes.list}>
          {items.map((fact, at) => (
            <FactLine
              key={fact.id}
              fact={fact}
              subject={{ type, id }}
              {...(at > 0 && { onUp: () => moveUp(at) })}
            />
          ))}
          {!adding && (
            <li>
              <IconButton label={text('add')} onClick={() => setAdding(true)}>
                <Plus size={14} aria-hidden="true" />
              </IconButton>
            </li>
          )}
        </ul>
      )}
      {adding && (
        <FactForm draftName={`fact.${id}`} onSave={add} onClose={() => setAdding(false)} />
      )}
      {items.length === 0 && !adding && (
        <Button
          look="quiet"
          className={classes.first ?? ''}
          icon={<Pin size={14} aria-hidden="true" />}
          onClick={() => setAdding(true)}
        >
          {text('first')}
        </Button>
      )}
      {of_company.length > 0 && (
        <p className={classes.company}>
          <span>{text('ofCompany')}: </span>
          {of_company.map((fact) => fact.title).join(' · ')}
        </p>
      )}
    </section>
  );
}
