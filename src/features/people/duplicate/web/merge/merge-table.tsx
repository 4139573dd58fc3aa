import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { AnyRecord } from '#src/records/web/data/record-client.ts';
import { formatValue, type ReadingAids } from '#src/records/web/fields/format-value.ts';
import { fieldLabel } from '#src/records/web/labels.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { RecordMark } from '#src/records/web/record-mark.tsx';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { duplicateText } from '../duplicate-text.ts';
import { type Choices, canUnite, chosenOf, filledFields, isAlike } from './choices.ts';
import classes from './merge-table.module.css';

export interface MergeTableProps {
  declaration: RecordDeclaration;
  records: readonly AnyRecord[];
  /** The one that stays. */
  keep: string;
  onKeep: (id: string) => void;
  choices: Choices;
  onChoose: (name: string, ids: string[]) => void;
  aids: ReadingAids;
}

/** Records side by side: which one stays, and of each field what stays. */
export function MergeTable(props: MergeTableProps) {
  const { declaration, records } = props;
  const names = filledFields(declaration, records);
  return (
    <div className={classes.table} data-columns={Math.min(records.length, 4)}>
      <Heads {...props} />
      {names.map((name) =>
        isAlike(records, name) ? (
          <SameRow key={name} {...props} name={name} />
        ) : (
          <FieldRow key={name} {...props} name={name} />
        ),
      )}
    </div>
  );
}

function Heads({ declaration, records, keep, onKeep, aids }: MergeTableProps) {
  const text = duplicateText.useText();
  return (
    <fieldset className={classes.row} data-head>
      <legend className={classes.label}>{text('keep')}</legend>
      {records.map(({ id, title, created_at }) => (
        <div key={id} className={classes.cell} data-chosen={id === keep || undefined}>
          <label className={classes.choice}>
            <input type="radio" name="keep" checked={id === keep} onChange={() => onKeep(id)} />
            <RecordMark type={declaration.type} title={title} size="s" />
            <span className={classes.title}>{title}</span>
          </label>
          <p className={classes.note}>
            {text('since', { at: formatInstant(created_at, aids.reader) })}
            {' · '}
            <RecordLink type={declaration.type} id={id} className={classes.link}>
              {text('open', { title })}
            </RecordLink>
          </p>
          <p className={classes.note}>{text(id === keep ? 'kept' : 'goes')}</p>
        </div>
      ))}
    </fieldset>
  );
}

function SameRow({ declaration, records, name, aids }: MergeTableProps & { name: string }) {
  const text = duplicateText.useText();
  const value = formatValue(declaration, name, { value: records[0]![name], aids });
  return (
    <div className={classes.row} data-same>
      <span className={classes.label}>{fieldLabel(declaration, name)}</span>
      <span className={classes.same} title={text('same')}>
        {value}
      </span>
    </div>
  );
}

function FieldRow(props: MergeTableProps & { name: string }) {
  const { declaration, records, name, aids, onChoose } = props;
  const text = duplicateText.useText();
  const field = declaration.fields[name]!;
  const chosen = chosenOf(field, name, props);
  const isMany = canUnite(field);
  function choose(id: string, isOn: boolean): void {
    if (!isMany) onChoose(name, [id]);
    else onChoose(name, isOn ? [...chosen, id] : chosen.filter((one) => one !== id));
  }
  return (
    <fieldset className={classes.row}>
      <legend className={classes.label}>{fieldLabel(declaration, name)}</legend>
      {records.map((record) => {
        const value = formatValue(declaration, name, { value: record[name], aids });
        const isChosen = chosen.includes(record.id);
        return (
          <label key={record.id} className={classes.cell} data-chosen={isChosen || undefined}>
            <span className={classes.choice}>
              <input
                type={isMany ? 'checkbox' : 'radio'}
                name={`merge-${name}`}
                checked={isChosen}
                disabled={isMany && value === ''}
                onChange={(event) => choose(record.id, event.target.checked)}
              />
              {value ? (
                <span className={classes.value}>{value}</span>
              ) : (
                <span className={classes.none}>{text('nothing')}</span>
              )}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
