import '#src/web/ui/mantine/mantine-modal.css';
import { Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { ApiProblem, findIssue } from '#src/web/api/api-problem.ts';
import type { OverlayProps } from '#src/web/shell/web-feature.ts';
import { Button } from '#src/web/ui/button.tsx';
import { putCachedRecord } from '../data/record-cache.ts';
import type { Refs, Values } from '../data/record-client.ts';
import { useCreateRecord } from '../data/use-save-record.ts';
import { recordLabel } from '../labels.ts';
import { useRecordType } from '../record-registry.ts';
import { recordsText } from '../records-text.ts';
import { CreateFields } from './create-fields.tsx';
import classes from './create-record.module.css';
import { type Draft, keepDraft, readDraft } from './draft.ts';

/** What `openOverlay('create', …)` takes. */
export interface CreatePayload {
  type: string;
  /** What is known already, such as the company it is made from, with the titles of references. */
  values?: Values;
  refs?: Refs;
}

/** A small form for a new record. What is typed is kept until it is saved. */
export function CreateRecord({ close, payload }: OverlayProps) {
  const given = payload as CreatePayload;
  const text = recordsText.useText();
  const declaration = useRecordType(given.type);
  return (
    <Modal
      opened
      onClose={close}
      title={text('create.title', { type: recordLabel(declaration).toLowerCase() })}
      size="var(--u-dialog)"
      closeButtonProps={{ 'aria-label': text('page.close') }}
    >
      <CreateForm declaration={declaration} given={given} close={close} />
    </Modal>
  );
}

interface CreateFormProps {
  declaration: RecordDeclaration;
  given: CreatePayload;
  close: () => void;
}

function CreateForm({ declaration, given, close }: CreateFormProps) {
  const text = recordsText.useText();
  const { type } = declaration;
  const [kept, setKept] = useState(() => readDraft(type));
  const [draft, setDraft] = useState<Draft>(() => kept ?? beginDraft(declaration, given));
  const save = useCreate(declaration, close);

  function change(name: string, value: unknown, refs?: Refs): void {
    const next = {
      values: { ...draft.values, [name]: value },
      refs: { ...draft.refs, ...refs },
    };
    setDraft(next);
    keepDraft(type, next);
  }

  function discard(): void {
    keepDraft(type, null);
    setKept(null);
    setDraft(beginDraft(declaration, given));
  }

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(draft.values);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save.mutate(draft.values);
      }}
    >
      {kept && (
        <p className={classes.kept}>
          {text('create.kept')}
          <Button look="quiet" onClick={discard}>
            {text('create.discard')}
          </Button>
        </p>
      )}
      <CreateFields
        key={kept ? 'kept' : 'new'}
        declaration={declaration}
        draft={draft}
        onChange={change}
        issueOf={(name) => findIssue(save.error, name)}
      />
      {save.error && (
        <p role="alert" className={classes.problem}>
          {save.error.message}
        </p>
      )}
      <div className={classes.foot}>
        <Button type="submit" look="main" busy={save.isPending}>
          {text('create.save')}
        </Button>
      </div>
    </form>
  );
}

function useCreate(declaration: RecordDeclaration, close: () => void) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const create = useCreateRecord(declaration);
  const { type } = declaration;
  return {
    isPending: create.isPending,
    error: create.error instanceof ApiProblem ? create.error : null,
    mutate: (values: Values) =>
      create.mutate(values, {
        onSuccess(record) {
          keepDraft(type, null);
          putCachedRecord(client, type, record);
          close();
          void navigate({
            to: '.',
            search: (all: object) => ({ ...all, open: `${type}.${record.id}` }),
          });
        },
      }),
  };
}

/** What is known already, and what is likeliest: now, and the first choice. */
function beginDraft(declaration: RecordDeclaration, given: CreatePayload): Draft {
  const likely: Values = {};
  for (const [name, field] of Object.entries(declaration.fields)) {
    if (!field.required || field.readOnly) continue;
    if (field.kind === 'datetime') likely[name] = new Date().toISOString();
    if (field.kind === 'choice') likely[name] = field.choices[0]?.value;
  }
  return { values: { ...likely, ...given.values }, refs: given.refs ?? {} };
}
