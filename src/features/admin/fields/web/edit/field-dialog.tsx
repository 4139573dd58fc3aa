import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { CostNote } from '#src/features/programme/plan/web/shared/cost-note.tsx';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { CreateFields } from '#src/records/web/create/create-fields.tsx';
import { recordPluralWord } from '#src/records/web/labels.ts';
import { ApiProblem, findIssue } from '#src/web/api/api-problem.ts';
import { Button } from '#src/web/ui/button.tsx';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import { kindPreviewQuery, type OwnField, useAddField, useChangeField } from '../fields-queries.ts';
import { fieldsText } from '../fields-text.ts';
import classes from './field-dialog.module.css';
import { type FieldDraft, previewOf, toBody, toChange } from './field-draft.ts';
import { FieldForm } from './field-form.tsx';
import { useFieldDraft } from './use-field-draft.ts';

interface FieldDialogProps {
  declaration: RecordDeclaration;
  /** Absent: a new one. */
  field: OwnField | undefined;
  close: () => void;
}

/** Adds a field or changes one, with a look at how it will be asked. */
export function FieldDialog({ declaration, field, close }: FieldDialogProps) {
  const text = fieldsText.useText();
  const title = field
    ? text('dialog.change', { field: field.label })
    : text('dialog.new', { types: recordPluralWord(declaration) });
  return (
    <Dialog title={title} close={close} keepsDraft>
      <DialogForm {...{ declaration, field, close }} />
    </Dialog>
  );
}

function DialogForm({ declaration, field, close }: FieldDialogProps) {
  const text = fieldsText.useText();
  const { draft, isTouched, change: changeDraft, forget } = useFieldDraft(declaration.type, field);
  const add = useAddField();
  const change = useChangeField();
  const kind = useKindChange(field, draft);
  const error = [add.error, change.error].find((one) => one instanceof ApiProblem);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [error]);
  function done(): void {
    forget();
    close();
  }
  function save(event: FormEvent): void {
    event.preventDefault();
    if (field) change.mutate({ field, body: toChange(draft, field) }, { onSuccess: done });
    else add.mutate(toBody(draft, declaration), { onSuccess: done });
  }
  return (
    <form ref={form} className={classes.form} onSubmit={save}>
      <FieldForm
        {...{ draft, field }}
        change={changeDraft}
        issueOf={(name) => (error ? findIssue(error, name) : undefined)}
        kindNote={kind.note}
      />
      <section className={classes.preview} aria-label={text('dialog.preview')}>
        <p className={classes.previewTitle}>{text('dialog.preview')}</p>
        <Asked key={draft.kind} declaration={previewOf(declaration, draft)} />
      </section>
      {(!field || (draft.required && !field.required)) && (
        <CostNote
          change={{
            ...{ kind: 'field', record_type: declaration.type },
            ...{ field_kind: draft.kind, required: draft.required },
          }}
        />
      )}
      {field && <p className={classes.note}>{text('dialog.apiName', { name: field.name })}</p>}
      {error && (
        <p role="alert" className={classes.problem}>
          {error.message}
        </p>
      )}
      <div className={classes.foot}>
        <Button
          type="submit"
          look="main"
          busy={add.isPending || change.isPending}
          disabled={kind.isRefused}
        >
          {text(field ? 'dialog.saveChange' : 'dialog.save')}
        </Button>
        {isTouched && (
          <Button type="button" look="quiet" onClick={done}>
            {text('dialog.discard')}
          </Button>
        )}
      </div>
    </form>
  );
}

function Asked({ declaration }: { declaration: RecordDeclaration }) {
  const [value, setValue] = useState<unknown>();
  return (
    <CreateFields
      declaration={declaration}
      draft={{ values: { x_preview: value }, refs: {} }}
      isPreview
      issueOf={() => undefined}
      onChange={(_name, next) => setValue(next)}
    />
  );
}

/** What a change of kind would do to the values there are. */
function useKindChange(field: OwnField | undefined, draft: FieldDraft) {
  const text = fieldsText.useText();
  const isAsked = field !== undefined && field.kind !== draft.kind;
  const { data, error } = useQuery(kindPreviewQuery(field?.id ?? '', draft.kind, isAsked));
  if (!isAsked) return { note: undefined, isRefused: false };
  if (error) return { note: error.message, isRefused: true };
  if (!data) return { note: undefined, isRefused: true };
  if (data.lost === 0) {
    return { note: text('dialog.allFit', { count: data.kept }), isRefused: false };
  }
  const examples = data.examples.map((one) => `“${one}”`).join(', ');
  return { note: text('dialog.wouldLose', { count: data.lost, examples }), isRefused: true };
}
