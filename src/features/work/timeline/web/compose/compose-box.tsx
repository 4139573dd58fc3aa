import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { Subject } from '#src/features/work/activity/subject.ts';
import { useDraft } from '#src/features/work/activity/web/shared/use-draft.ts';
import { ChooseFiles } from '#src/features/work/file/web/shared/upload/choose-files.tsx';
import { PendingFiles } from '#src/features/work/file/web/shared/upload/pending-files.tsx';
import { UploadRows } from '#src/features/work/file/web/shared/upload/upload-rows.tsx';
import { useFileDrop } from '#src/features/work/file/web/shared/upload/use-file-drop.ts';
import { NoteEditor } from '#src/features/work/note/web/shared/note-editor.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { Kbd } from '#src/web/ui/kbd.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import { timelineText } from '../timeline-text.ts';
import classes from './compose-box.module.css';
import { KindChips } from './kind-chips.tsx';
import { EMPTY, type NoteDraft, useComposeSave } from './use-compose-save.ts';
import { WhenField } from './when-field.tsx';

/** Writes down what happened, with files if there are any. The text stays until the server has it. */
export function ComposeBox({ subject }: { subject: Subject }) {
  const text = timelineText.useText();
  const isPhone = useIsPhone();
  const [draft, setDraft] = useDraft<NoteDraft>(`timeline.${subject.id}`, EMPTY);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [focused, setFocused] = useState(false);
  const { save, busy, problem, running } = useComposeSave(subject, { draft, files }, () => {
    setDraft(EMPTY);
    setFiles([]);
  });
  const add = (more: File[]) => setFiles([...files, ...more]);
  const drop = useFileDrop(add);
  const isFilled = draft.body.trim() !== '' || files.length > 0;
  const isOpen = focused || isFilled || draft.kind !== EMPTY.kind;

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
      {...drop}
    >
      <KindChips kind={draft.kind} onChange={(kind) => setDraft({ ...draft, kind })} />
      <NoteEditor
        label={text('compose.label')}
        placeholder={text('compose.hint')}
        value={draft.body}
        onChange={(body) => setDraft({ ...draft, body })}
        tools={isOpen || isPhone}
      >
        <ChooseFiles onFiles={add} compact />
      </NoteEditor>
      <PendingFiles
        files={files}
        onRemove={(gone) => setFiles(files.filter((file) => file !== gone))}
      />
      <UploadRows running={running} />
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
          <Button type="submit" look="main" busy={busy} disabled={!isFilled}>
            {text('compose.save')}
            <Kbd keys="mod+Enter" />
          </Button>
        </div>
      )}
    </form>
  );
}
