import { type FormEvent, useState } from 'react';
import { useDraft } from '#src/features/work/activity/web/shared/use-draft.ts';
import { Button } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { factText } from './fact-text.ts';
import classes from './facts.module.css';

interface FactFormProps {
  /** What is typed is kept under it until it is saved. */
  draftName: string;
  before?: string;
  onSave: (text: string) => Promise<boolean>;
  onClose: () => void;
}

/** One line; Enter saves, Escape leaves it. */
export function FactForm({ draftName, before = '', onSave, onClose }: FactFormProps) {
  const text = factText.useText();
  const [draft, setDraft] = useDraft(draftName, before);
  const [busy, setBusy] = useState(false);

  function close(): void {
    setDraft(before);
    onClose();
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const said = draft.trim();
    if (said === '' || busy) return;
    setBusy(true);
    const isSaved = said === before || (await onSave(said));
    setBusy(false);
    if (isSaved) close();
  }

  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      <input
        className={inputClass}
        aria-label={text('label')}
        placeholder={text('hint')}
        maxLength={200}
        // biome-ignore lint/a11y/noAutofocus: opened by the person, to be typed into
        autoFocus
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          close();
        }}
      />
      <Button type="submit" look="main" busy={busy} disabled={draft.trim() === ''}>
        {text('save')}
      </Button>
      <Button look="quiet" onClick={close}>
        {text('cancel')}
      </Button>
    </form>
  );
}
