import { Eye, RotateCcw } from 'lucide-react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { fieldLabel } from '#src/records/web/labels.ts';
import { IconButton } from '#src/web/ui/button.tsx';
import { type OwnField, usePutAway } from '../fields-queries.ts';
import { fieldsText } from '../fields-text.ts';
import classes from './arrange.module.css';
import { type Layout, setHidden } from './move-field.ts';

interface HiddenFieldsProps {
  declaration: RecordDeclaration;
  away: readonly OwnField[];
  layout: Layout;
  change: (layout: Layout) => void;
}

/** Fields that are not shown, each with the way back. */
export function HiddenFields({ declaration, away, layout, change }: HiddenFieldsProps) {
  const text = fieldsText.useText();
  const putAway = usePutAway();
  if (layout.hidden.length + away.length === 0) return null;
  return (
    <section className={classes.hidden}>
      <h3 className={classes.heading}>{text('hidden.title')}</h3>
      <p className={classes.hint}>{text('hidden.text')}</p>
      <ul className={classes.fields}>
        {layout.hidden.map((name) => {
          const label = fieldLabel(declaration, name);
          return (
            <li key={name} className={classes.field}>
              <span className={classes.names}>{label}</span>
              <IconButton
                label={text('show', { field: label })}
                onClick={() => change(setHidden(layout, name, false))}
              >
                <Eye size={16} aria-hidden="true" />
              </IconButton>
            </li>
          );
        })}
        {away.map((field) => (
          <li key={field.id} className={classes.field}>
            <span className={classes.names}>{field.label}</span>
            <span className={classes.own}>{text('own')}</span>
            <IconButton
              label={text('back', { field: field.label })}
              onClick={() => putAway.mutate(field)}
            >
              <RotateCcw size={16} aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
