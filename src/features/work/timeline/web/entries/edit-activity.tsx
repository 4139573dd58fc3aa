import { type KeyboardEvent, useState } from 'react';
import { useDraft } from '#src/features/work/activity/web/shared/use-draft.ts';
import { Button } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { Kbd } from '#src/web/ui/kbd.tsx';
import { KindChips } from '../compose/kind-chips.tsx';
import { WhenField } from '../compose/when-field.tsx';
import type { ActivityEntry } from '../timeline-query.ts';
import { timelineText } from '../timeline-text.ts';
import classes from './edit-activity.module.css';
import { useActivityChange } from './use-activity-change.ts';

interface EditActivityProps {
  entry: ActivityEntry;
  onClose: () => void;
}

/** An activity's text, kind and time, edited in its place. */
export function EditActivity({ entry, onClose }: EditActivityProps) {
  const text = timelineText.useText();
  const { save } = useActivityChange(entry);
  const { kind, body, occurred_at } = entry;
  const [before] = useState({ kind, body, occurred_at });
  const [draft, setDraft] = useDraft(`activity.${entry.id}`, before);
  const [busy, setBusy] = useState(false);

  function close(): void {
    setDraft(before);
    onClose();
  }

  async function submit(): Promise<void> {
    setBusy(true);
    const saved = await save(draft);
    setBusy(false);
    if (saved) close();
  }

  function handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submit();
    }
  }

  return (
    <form
      className={classes.form}
      onKeyDown={handleKey}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <KindChips kind={draft.kind} onChange={(next) => setDraft({ ...draft, kind: next })} />
      <textarea
        className={inputClass}
        aria-label={text('compose.label')}
        // biome-ignore lint/a11y/noAutofocus: opened by the person, to be typed into
        autoFocus
        value={draft.body ?? ''}
        onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
        onChange={(event) => setDraft({ ...draft, body: event.target.value })}
      />
      <div className={classes.foot}>
        <WhenField
          value={draft.occurred_at}
          onChange={(at) => setDraft({ ...draft, occurred_at: at ?? before.occurred_at })}
        />
        <Button look="quiet" onClick={close}>
          {text('cancel')}
        </Button>
        <Button type="submit" look="main" busy={busy}>
          {text('compose.save')}
          <Kbd keys="mod+Enter" />
        </Button>
      </div>
    </form>
  );
}
