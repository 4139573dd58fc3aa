import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useDraft } from '#src/features/work/activity/web/shared/use-draft.ts';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { send } from '#src/web/api/call.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { Button } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { Kbd } from '#src/web/ui/kbd.tsx';
import type { Subject } from '../timeline-query.ts';
import { timelineText } from '../timeline-text.ts';
import classes from './compose-box.module.css';
import { KindChips } from './kind-chips.tsx';
import { WhenField } from './when-field.tsx';

interface Draft {
  kind: string;
  body: string;
  /** ISO instant; null is the moment of saving. */
  occurred_at: string | null;
}

const EMPTY: Draft = { kind: 'note', body: '', occurred_at: null };

/** Writes down what happened. The text stays until the server has it. */
export function ComposeBox({ subject }: { subject: Subject }) {
  const text = timelineText.useText();
  const [draft, setDraft] = useDraft(`timeline.${subject.id}`, EMPTY);
  const [focused, setFocused] = useState(false);
  const { save, busy, problem } = useSave(subject, draft, () => setDraft(EMPTY));
  const isOpen = focused || draft.body !== '' || draft.kind !== EMPTY.kind;

  function handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void save();
  }

  return (
    <form
      className={classes.box}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={handleKey}
      onFocus={() => setFocused(true)}
    >
      <KindChips kind={draft.kind} onChange={(kind) => setDraft({ ...draft, kind })} />
      <textarea
        className={inputClass}
        aria-label={text('compose.label')}
        placeholder={text('compose.hint')}
        value={draft.body}
        onChange={(event) => setDraft({ ...draft, body: event.target.value })}
      />
      {isOpen && (
        <div className={classes.foot}>
          <WhenField
            value={draft.occurred_at}
            onChange={(occurred_at) => setDraft({ ...draft, occurred_at })}
          />
          {problem && (
            <p role="alert" className={classes.problem}>
              {problem}
            </p>
          )}
          <Button type="submit" look="main" busy={busy} disabled={draft.body.trim() === ''}>
            {text('compose.save')}
            <Kbd keys="mod+Enter" />
          </Button>
        </div>
      )}
    </form>
  );
}

function useSave({ type, id }: Subject, draft: Draft, onSaved: () => void) {
  const text = timelineText.useText();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');

  async function save(): Promise<void> {
    if (busy || draft.body.trim() === '') return;
    const occurred_at = draft.occurred_at ?? new Date().toISOString();
    const body = { ...draft, occurred_at, [`${type}_id`]: id };
    setBusy(true);
    setProblem('');
    try {
      await send('POST /api/v1/activities', { body }, { says: text('compose.saved') });
      onSaved();
      invalidateTypes(client, new Set(['activity']));
    } catch (error) {
      const why = error instanceof ApiProblem ? `${error.message} ` : '';
      setProblem(why + text('compose.failed'));
    } finally {
      setBusy(false);
    }
  }

  return { save, busy, problem };
}
