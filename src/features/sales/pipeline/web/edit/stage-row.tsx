import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { deal } from '#src/features/sales/deal/deal.ts';
import { fieldLabel } from '#src/records/web/labels.ts';
import { useRecordType } from '#src/records/web/record-registry.ts';
import { IconButton } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import { pipelineText } from '../pipeline-text.ts';
import classes from './pipeline.module.css';
import type { StageDraft } from './pipeline-draft.ts';

interface StageRowProps {
  stage: StageDraft;
  onChange: (part: Partial<StageDraft>) => void;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
  onRemove: (() => void) | undefined;
}

/** A stage: its name and chance, its place, and what it asks for before a deal goes on. */
export function StageRow({ stage, onChange, onUp, onDown, onRemove }: StageRowProps) {
  const text = pipelineText.useText();
  const { name, kind } = stage;
  return (
    <li className={classes.stage} data-kind={kind}>
      <div className={classes.line}>
        <input
          className={`${inputClass} ${classes.name}`}
          aria-label={text('stage')}
          value={name}
          maxLength={80}
          required
          onChange={(event) => onChange({ name: event.target.value })}
        />
        {kind === 'open' ? (
          <span className={classes.chance}>
            <input
              className={inputClass}
              type="number"
              min={0}
              max={100}
              aria-label={text('probability')}
              title={text('probability')}
              value={stage.probability ?? ''}
              onChange={({ target }) =>
                onChange({ probability: target.value === '' ? null : Number(target.value) })
              }
            />
            %
          </span>
        ) : (
          <span className={classes.kind}>{text(`kind.${kind}`)}</span>
        )}
        <IconButton label={text('up', { name })} disabled={!onUp} onClick={onUp}>
          <ArrowUp size={14} aria-hidden="true" />
        </IconButton>
        <IconButton label={text('down', { name })} disabled={!onDown} onClick={onDown}>
          <ArrowDown size={14} aria-hidden="true" />
        </IconButton>
        <IconButton label={text('remove', { name })} disabled={!onRemove} onClick={onRemove}>
          <Trash2 size={14} aria-hidden="true" />
        </IconButton>
      </div>
      {kind === 'open' && <Criteria stage={stage} onChange={onChange} />}
    </li>
  );
}

function Criteria({ stage, onChange }: Pick<StageRowProps, 'stage' | 'onChange'>) {
  const text = pipelineText.useText();
  const declaration = useRecordType('deal');
  const names = Object.entries(declaration.fields)
    .filter(([name, field]) => !field.readOnly && !field.hidden && name !== 'stage_id')
    .map(([name]) => name)
    .filter((name) => name !== 'name' || !(name in deal.fields));
  const { exit_fields, exit_checks } = stage;
  const count = exit_fields.length + exit_checks.length;
  return (
    <details className={classes.criteria}>
      <summary>
        {text('asks')}
        {count > 0 && <span className={classes.count}> · {count}</span>}
      </summary>
      <p className={classes.text}>{text('asksText')}</p>
      <fieldset className={classes.fields}>
        <legend>{text('fields')}</legend>
        {names.map((name) => (
          <label key={name} className={classes.field}>
            <input
              type="checkbox"
              checked={exit_fields.includes(name)}
              onChange={({ target }) =>
                onChange({
                  exit_fields: target.checked
                    ? [...exit_fields, name]
                    : exit_fields.filter((one) => one !== name),
                })
              }
            />
            {fieldLabel(declaration, name)}
          </label>
        ))}
      </fieldset>
      <TextAreaField
        label={text('checks')}
        rows={2}
        defaultValue={exit_checks.join('\n')}
        onBlur={({ target }) => onChange({ exit_checks: linesOf(target.value) })}
      />
    </details>
  );
}

export function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return [...new Set(lines)].filter((line) => line !== '');
}
