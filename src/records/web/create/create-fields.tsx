import { ChevronDown, CircleQuestionMark } from 'lucide-react';
import { Fragment, useId, useState } from 'react';
import { foldedFields, formFields, sectionsOf } from '#src/records/custom-fields.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { emptyOf } from '#src/records/field-kinds.ts';
import { Button } from '#src/web/ui/button.tsx';
import type { Refs } from '../data/record-client.ts';
import { FieldInput } from '../fields/field-input.tsx';
import { kindOf } from '../fields/format-value.ts';
import { WhyButton } from '../fields/why-button.tsx';
import { fieldLabel } from '../labels.ts';
import { recordsText } from '../records-text.ts';
import classes from './create-record.module.css';
import type { Draft } from './draft.ts';

interface CreateFieldsProps {
  declaration: RecordDeclaration;
  draft: Draft;
  onChange: (name: string, value: unknown, refs?: Refs) => void;
  issueOf: (name: string) => string | undefined;
  /** Only to be looked at: it takes no focus. */
  isPreview?: boolean;
}

/** What a form for a new record asks; what is wrong with one of these is said at its field. */
export function askedFields(declaration: RecordDeclaration): string[] {
  return formFields(declaration).filter((name) => !declaration.fields[name]!.readOnly);
}

/** The fields of a form: those that matter first, the rest on demand. */
export function CreateFields(props: CreateFieldsProps) {
  const { declaration, draft } = props;
  const text = recordsText.useText();
  const [all, setAll] = useState(false);
  const names = askedFields(declaration);
  const shown = all
    ? names
    : names.filter(
        (name) => matters(declaration, name) || draft.values[name] || props.issueOf(name),
      );
  const sections = sectionsOf(declaration)
    .map((section) => ({ ...section, fields: section.fields.filter((one) => shown.includes(one)) }))
    .filter(({ fields }) => fields.length > 0);
  return (
    <>
      {sections.map(({ id, label, fields }) => (
        <Fragment key={id}>
          {label && <h3 className={classes.section}>{label}</h3>}
          {fields.map((name) => (
            <CreateField
              key={name}
              {...props}
              name={name}
              first={name === shown[0] && !props.isPreview}
            />
          ))}
        </Fragment>
      ))}
      {shown.length < names.length && (
        <Button
          look="quiet"
          className={classes.more ?? ''}
          icon={<ChevronDown size={14} aria-hidden="true" />}
          onClick={() => setAll(true)}
        >
          {text('create.more')}
        </Button>
      )}
    </>
  );
}

function CreateField(props: CreateFieldsProps & { name: string; first: boolean }) {
  const { declaration, name, draft, onChange, issueOf, first } = props;
  const id = useId();
  const issue = issueOf(name);
  const empty = emptyOf(kindOf(declaration, name));
  return (
    <div className={classes.field}>
      <label htmlFor={id} className={classes.label}>
        {fieldLabel(declaration, name)}
      </label>
      <WhyButton declaration={declaration} name={name}>
        <CircleQuestionMark size={14} aria-hidden="true" />
      </WhyButton>
      <div className={classes.input}>
        <FieldInput
          id={id}
          declaration={declaration}
          name={name}
          value={draft.values[name] ?? empty}
          refs={draft.refs}
          autoFocus={first && kindOf(declaration, name) === 'text'}
          invalid={issue !== undefined}
          onChange={(value, refs) => onChange(name, value, refs)}
        />
        {issue && (
          <p role="alert" className={classes.problem}>
            {issue}
          </p>
        )}
      </div>
    </div>
  );
}

function matters(declaration: RecordDeclaration, name: string): boolean {
  const folded = foldedFields(declaration);
  if (folded) return !folded.has(name);
  const field = declaration.fields[name]!;
  return Boolean(
    field.required || field.custom || field.searchable || declaration.listFields.includes(name),
  );
}
