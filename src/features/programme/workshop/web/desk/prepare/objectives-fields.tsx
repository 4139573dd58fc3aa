import { Plus, X } from 'lucide-react';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { deskText } from '../desk-text.ts';
import classes from './prepare.module.css';
import { MOST_OBJECTIVES, type PrepareFieldsProps } from './prepare-draft.ts';

/** What we want to reach, and how the CRM helps with each. */
export function ObjectivesFields({ draft: { objectives }, set }: PrepareFieldsProps) {
  const text = deskText.useText();
  const change = (at: number, part: Partial<(typeof objectives)[number]>) =>
    set({ objectives: objectives.map((one, place) => (place === at ? { ...one, ...part } : one)) });
  return (
    <fieldset className={classes.group}>
      <legend>{text('prepare.objectives')}</legend>
      {objectives.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place alone
        <div key={at} className={classes.objective}>
          <TextField
            label={text('prepare.objective', { count: at + 1 })}
            maxLength={200}
            value={one.text}
            onChange={({ target }) => change(at, { text: target.value })}
          />
          <TextField
            label={text('prepare.serves')}
            maxLength={300}
            value={one.serves}
            onChange={({ target }) => change(at, { serves: target.value })}
          />
          <IconButton
            label={`${text('prepare.remove')}: ${text('prepare.objective', { count: at + 1 })}`}
            onClick={() => set({ objectives: objectives.toSpliced(at, 1) })}
          >
            <X size={14} aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      {objectives.length < MOST_OBJECTIVES && (
        <div>
          <Button
            look="quiet"
            icon={<Plus size={14} aria-hidden="true" />}
            onClick={() => set({ objectives: [...objectives, { text: '', serves: '' }] })}
          >
            {text('prepare.addObjective')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
