import { FIELD_KINDS } from '#src/records/field-kinds.ts';
import type { FieldKind } from '#src/records/field-types.ts';
import { useOwnCurrency } from '#src/records/web/data/use-own-currency.ts';
import { recordPluralLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { TextField } from '#src/web/ui/form-field.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import type { OwnField } from '../fields-queries.ts';
import { fieldsText } from '../fields-text.ts';
import classes from './field-dialog.module.css';
import { type FieldDraft, hasChoices, kindsFor } from './field-draft.ts';

interface FieldFormProps {
  draft: FieldDraft;
  field: OwnField | undefined;
  change: (part: Partial<FieldDraft>) => void;
  issueOf: (name: string) => string | undefined;
  /** What a change of kind would do. */
  kindNote: string | undefined;
}

/** The questions about a field, in the words of who asks for it. */
export function FieldForm(props: FieldFormProps) {
  const { draft, change, issueOf } = props;
  const text = fieldsText.useText();
  return (
    <>
      <TextField
        label={text('dialog.label')}
        placeholder={text('dialog.labelExample')}
        error={issueOf('label')}
        missing={text('dialog.labelMissing')}
        required
        maxLength={80}
        data-autofocus=""
        value={draft.label}
        onChange={({ target }) => change({ label: target.value })}
      />
      <KindSelect {...props} />
      {hasChoices(draft) && (
        <TextAreaField
          label={text('dialog.choices')}
          error={issueOf('choices')}
          missing={text('dialog.choicesMissing')}
          rows={4}
          required={!props.field || props.field.choices !== null}
          value={draft.choices}
          onChange={({ target }) => change({ choices: target.value })}
        />
      )}
      <LinkedType {...props} />
      <TextField
        label={text('dialog.why')}
        placeholder={text('dialog.whyExample')}
        hint={text('dialog.whyHint')}
        error={issueOf('why')}
        missing={text('dialog.whyMissing')}
        required
        maxLength={300}
        value={draft.why}
        onChange={({ target }) => change({ why: target.value })}
      />
      <TextField
        label={text('dialog.usedIn')}
        placeholder={text('dialog.usedInExample')}
        error={issueOf('used_in')}
        value={draft.usedIn}
        onChange={({ target }) => change({ usedIn: target.value })}
      />
      <Switches {...props} />
    </>
  );
}

function KindSelect({ draft, field, change, issueOf, kindNote }: FieldFormProps) {
  const text = fieldsText.useText();
  const currency = useOwnCurrency() ?? '';
  const example = `${text(`kinds.${draft.kind}.name`)}: ${text(`kinds.${draft.kind}.example`, { currency })}`;
  return (
    <SelectField
      label={text('dialog.kind')}
      hint={kindNote ?? example}
      error={issueOf('kind')}
      value={draft.kind}
      onChange={({ target }) => change({ kind: target.value as FieldKind })}
    >
      {kindsFor(field).map((kind) => (
        <option key={kind} value={kind}>
          {text(`kinds.${kind}.name`)}
        </option>
      ))}
    </SelectField>
  );
}

function LinkedType({ draft, field, change, issueOf }: FieldFormProps) {
  const text = fieldsText.useText();
  const types = [...useRecordTypes().values()];
  if ((draft.kind !== 'reference' && draft.kind !== 'references') || field) return null;
  return (
    <SelectField
      label={text('dialog.to')}
      error={issueOf('to')}
      value={draft.to}
      onChange={({ target }) => change({ to: target.value })}
    >
      {types.map((declaration) => (
        <option key={declaration.type} value={declaration.type}>
          {recordPluralLabel(declaration)}
        </option>
      ))}
    </SelectField>
  );
}

function Switches({ draft, change }: FieldFormProps) {
  const text = fieldsText.useText();
  return (
    <>
      {draft.kind !== 'boolean' && (
        <label className={classes.check}>
          <input
            type="checkbox"
            checked={draft.required}
            onChange={({ target }) => change({ required: target.checked })}
          />
          {text('dialog.required')}
        </label>
      )}
      {draft.required && draft.kind !== 'boolean' && (
        <TextField
          label={text('dialog.requiredWhy')}
          maxLength={300}
          value={draft.requiredWhy}
          onChange={({ target }) => change({ requiredWhy: target.value })}
        />
      )}
      {FIELD_KINDS[draft.kind].hasWords && (
        <label className={classes.check}>
          <input
            type="checkbox"
            checked={draft.searchable}
            onChange={({ target }) => change({ searchable: target.checked })}
          />
          {text('dialog.searchable')}
        </label>
      )}
    </>
  );
}
