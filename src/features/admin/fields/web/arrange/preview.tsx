import { useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { emptyOf } from '#src/records/field-kinds.ts';
import { CreateFields } from '#src/records/web/create/create-fields.tsx';
import type { OneRecord, Values } from '#src/records/web/data/record-client.ts';
import { RecordDetails } from '#src/records/web/page/details/record-details.tsx';
import { fieldsText } from '../fields-text.ts';
import classes from './preview.module.css';

/** The form and the page as a colleague sees them; what is typed here goes nowhere. */
export function Preview({ declaration }: { declaration: RecordDeclaration }) {
  const text = fieldsText.useText();
  const [shown, setShown] = useState<'form' | 'page'>('form');
  const [values, setValues] = useState<Values>({});
  return (
    <section className={classes.preview} aria-label={text('preview.title')}>
      <div className={classes.head}>
        <h3 className={classes.title}>{text('preview.title')}</h3>
        {(['form', 'page'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className={classes.tab}
            aria-pressed={shown === one}
            onClick={() => setShown(one)}
          >
            {text(`preview.${one}`)}
          </button>
        ))}
      </div>
      <p className={classes.note}>{text('preview.sample')}</p>
      <div className={classes.sheet}>
        {shown === 'form' ? (
          <div className={classes.form}>
            <CreateFields
              declaration={declaration}
              draft={{ values, refs: {} }}
              isPreview
              issueOf={() => undefined}
              onChange={(name, value) => setValues({ ...values, [name]: value })}
            />
          </div>
        ) : (
          <RecordDetails declaration={declaration} record={sampleOf(declaration, values)} />
        )}
      </div>
    </section>
  );
}

/** A record that is nowhere, with what was typed into the form. */
function sampleOf(declaration: RecordDeclaration, values: Values): OneRecord {
  const empty = Object.entries(declaration.fields).map(([name, { kind }]) => [name, emptyOf(kind)]);
  const now = new Date().toISOString();
  return {
    ...Object.fromEntries(empty),
    ...values,
    id: 'preview',
    title: '',
    owner_id: null,
    visibility: 'workspace',
    version: 1,
    created_at: now,
    updated_at: now,
    deleted_at: null,
    can: [],
    refs: {},
  };
}
