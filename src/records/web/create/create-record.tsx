import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { ApiProblem, findIssue } from '#src/web/api/api-problem.ts';
import type { OverlayProps } from '#src/web/shell/web-feature.ts';
import { Button } from '#src/web/ui/button.tsx';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import { putCachedRecord } from '../data/record-cache.ts';
import type { Values } from '../data/record-client.ts';
import { useCreateRecord } from '../data/use-save-record.ts';
import { recordWord } from '../labels.ts';
import { useRecordType } from '../record-registry.ts';
import { recordsText } from '../records-text.ts';
import { askedFields, CreateFields } from './create-fields.tsx';
import { CreateHints } from './create-hints.tsx';
import type { CreatePayload } from './create-payload.ts';
import classes from './create-record.module.css';
import { keepDraft } from './draft.ts';
import { KeepPrivate } from './keep-private.tsx';
import { noteLeft } from './note-left.ts';
import { useDraft } from './use-draft.ts';

/** A small form for a new record. What is typed is kept until it is saved. */
export function CreateRecord({ close, payload }: OverlayProps) {
  const given = payload as CreatePayload;
  const text = recordsText.useText();
  const declaration = useRecordType(given.type);
  return (
    <Dialog
      keepsDraft
      title={text('create.title', { type: recordWord(declaration) })}
      close={close}
    >
      <CreateForm declaration={declaration} given={given} close={close} />
    </Dialog>
  );
}

interface CreateFormProps {
  declaration: RecordDeclaration;
  given: CreatePayload;
  close: () => void;
}

function CreateForm({ declaration, given, close }: CreateFormProps) {
  const text = recordsText.useText();
  const { draft, kept, change, discard } = useDraft(declaration, given);
  const save = useCreate(declaration, close);
  const typed = useRef(false);
  useEffect(
    () => () => {
      if (typed.current) noteLeft(declaration.type);
    },
    [declaration.type],
  );
  const set: typeof change = (...given) => {
    typed.current = true;
    change(...given);
  };
  const send = () => save.mutate(draft.values, () => (typed.current = false));
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
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
        onChange={set}
        issueOf={(name) => findIssue(save.error, name)}
      />
      {!declaration.followsAudience && !declaration.seenBy && (
        <KeepPrivate
          checked={draft.values.visibility === 'private'}
          onChange={(isPrivate) => set('visibility', isPrivate ? 'private' : 'workspace')}
        />
      )}
      <CreateHints type={declaration.type} values={draft.values} close={close} />
      {save.error && !isSaidAtFields(declaration, save.error) && (
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

function isSaidAtFields(declaration: RecordDeclaration, { issues }: ApiProblem): boolean {
  const asked = askedFields(declaration);
  return issues.length > 0 && issues.every(({ path }) => asked.some((name) => path.includes(name)));
}

function useCreate(declaration: RecordDeclaration, close: () => void) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const create = useCreateRecord(declaration);
  const { type } = declaration;
  return {
    isPending: create.isPending,
    error: create.error instanceof ApiProblem ? create.error : null,
    mutate: (values: Values, saved: () => void) =>
      create.mutate(values, {
        onSuccess(record) {
          saved();
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
