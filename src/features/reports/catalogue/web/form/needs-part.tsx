import { X } from 'lucide-react';
import { shownFields } from '#src/records/custom-fields.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { fieldLabel } from '#src/records/web/labels.ts';
import { IconButton } from '#src/web/ui/button.tsx';
import classes from '../metric.module.css';
import { metricText } from '../metric-text.ts';
import { ChoiceSelect } from './choice-select.tsx';
import { MOST_NEEDS } from './metric-draft.ts';

interface NeedsPartProps {
  needs: readonly string[];
  declaration: RecordDeclaration;
  onChange: (needs: string[]) => void;
}

/** What must be filled in besides what is measured, so that the figure can be decided on. */
export function NeedsPart({ needs, declaration, onChange }: NeedsPartProps) {
  const text = metricText.useText();
  const left = shownFields(declaration).filter((name) => !needs.includes(name));
  return (
    <fieldset className={classes.step}>
      <legend className={classes.legend}>{text('form.needs')}</legend>
      {needs.map((name) => (
        <span key={name} className={classes.need}>
          {fieldLabel(declaration, name)}
          <IconButton
            label={text('form.takeNeed', { field: fieldLabel(declaration, name) })}
            onClick={() => onChange(needs.filter((one) => one !== name))}
          >
            <X size={14} />
          </IconButton>
        </span>
      ))}
      {needs.length < MOST_NEEDS && left.length > 0 && (
        <ChoiceSelect
          label={text('form.addNeed')}
          hint={text('form.needsHint')}
          value=""
          choices={left.map((name) => ({ value: name, label: fieldLabel(declaration, name) }))}
          onChange={(name) => name && onChange([...needs, name])}
        />
      )}
    </fieldset>
  );
}
