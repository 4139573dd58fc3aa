import { type KeyboardEvent, useState } from 'react';
import { useDraft } from '#src/features/work/activity/web/shared/use-draft.ts';
import { ChooseFiles } from '#src/features/work/file/web/shared/upload/choose-files.tsx';
import { UploadRows } from '#src/features/work/file/web/shared/upload/upload-rows.tsx';
import { useUploads } from '#src/features/work/file/web/shared/upload/use-uploads.ts';
import { NoteEditor } from '#src/features/work/note/web/shared/note-editor.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { Kbd } from '#src/web/ui/kbd.tsx';
import { KindChips } from '../compose/kind-chips.tsx';
import { WhenField } from '../compose/when-field.tsx';
import type { ActivityEntry } from '../timeline-query.ts';
import { timelineText } from '../timeline-text.ts';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import classes from './edit-activity.module.css';
import { type SavedActivity, useActivityChange } from './use-activity-change.ts';

interface EditActivityProps {
  entry: ActivityEntry;
  onClose: () => void;
}

/**
 * An activity's text, kind and time, edited in its place. Whoever saves second sees what the first
 * one wrote beside their own, and decides.
 */
export function EditActivity({ entry, onClose }: EditActivityProps) {
  const text = timelineText.useText();
  const { save } = useActivityChange(entry);
  const { kind, body, occurred_at, version } = entry;
  const [before] = useState({ kind, body, occurred_at, version });
  const [draft, setDraft] = useDraft(`activity.${entry.id}`, before);
  const [theirs, setTheirs] = useState<SavedActivity | null>(null);
  const uploads = useUploads();
  const [busy, setBusy] = useState(false);

  /** A file hangs on the note as soon as it is chosen, whatever becomes of the text. */
  function attach(files: File[]): void {
    void uploads.send(files, { target: { activity_id: entry.id } });
  }

  function close(): void {
    setDraft(before);
    onClose();
  }

  async function submit(): Promise<void> {
    setBusy(true);
    const { version: base, ...values } = draft;
    const answer = await save(values, base);
    setBusy(false);
    if (answer === 'saved') close();
    else if (answer !== 'failed') {
      setTheirs(answer);
      // what is saved next is saved in knowledge of theirs
      setDraft({ ...draft, version: answer.version });
    }
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
      {theirs && <ChangedMeanwhile theirs={theirs} />}
      <KindChips kind={draft.kind} onChange={(next) => setDraft({ ...draft, kind: next })} />
      <NoteEditor
        label={text(theirs ? 'meanwhile.mine' : 'compose.label')}
        autoFocus
        value={draft.body ?? ''}
        onChange={(next) => setDraft({ ...draft, body: next })}
      >
        <ChooseFiles compact onFiles={attach} />
      </NoteEditor>
      <UploadRows running={uploads.running} />
      <div className={classes.foot}>
        <WhenField
          value={draft.occurred_at}
          onChange={(at) => setDraft({ ...draft, occurred_at: at ?? before.occurred_at })}
        />
        <Button look="quiet" onClick={close}>
          {text(theirs ? 'meanwhile.takeTheirs' : 'cancel')}
        </Button>
        <Button type="submit" look="main" busy={busy}>
          {text(theirs ? 'meanwhile.saveMine' : 'compose.save')}
          <Kbd keys="mod+Enter" />
        </Button>
      </div>
    </form>
  );
}
