import { type FormEvent, useRef, useState } from 'react';
import { useDraft } from '#src/features/work/activity/web/shared/use-draft.ts';
import { Button } from '#src/web/ui/button.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import type { ServiceCase } from '../../service-case.ts';
import { caseText } from '../case-text.ts';
import { useCaseVerbs } from '../shared/use-case-verbs.ts';
import classes from './case-top.module.css';

/** Asks what helped; Ctrl or Cmd and Enter resolves, what is typed is kept until then. */
export function ResolveForm({ of, onClose }: { of: ServiceCase; onClose: () => void }) {
  const text = caseText.useText();
  const { act } = useCaseVerbs();
  const [resolution, setResolution] = useDraft(`resolution.${of.id}`, of.resolution ?? '');
  const [busy, setBusy] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const isEmpty = resolution.trim() === '';

  async function submit(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (busy) return;
    if (isEmpty) {
      setIsAsked(true);
      field.current?.focus();
      return;
    }
    setBusy(true);
    const isDone = await act(of, 'resolve', { resolution });
    setBusy(false);
    if (!isDone) return;
    setResolution(of.resolution ?? '');
    onClose();
  }

  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      <TextAreaField
        label={text('do.resolution')}
        hint={text('do.resolutionHint')}
        error={isAsked && isEmpty ? text('do.resolutionMissing') : undefined}
        ref={field}
        className={classes.words}
        rows={3}
        maxLength={20_000}
        autoFocus
        value={resolution}
        onChange={({ target }) => setResolution(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation();
            onClose();
          }
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
        }}
      />
      <div className={classes.actions}>
        <Button type="submit" look="main" busy={busy}>
          {text('do.resolve')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {text('do.cancel')}
        </Button>
      </div>
    </form>
  );
}
