import { CircleCheck, Ellipsis, Pencil, Trash } from 'lucide-react';
import { useState } from 'react';
import { useTold } from '#src/features/sales/quote/web/shared/use-told.ts';
import type { Subject } from '#src/features/work/activity/subject.ts';
import { KindIcon } from '#src/features/work/activity/web/shared/kind-icon.tsx';
import { useKindText } from '#src/features/work/activity/web/shared/kind-text.ts';
import { FileStrip } from '#src/features/work/file/web/shared/file-strip.tsx';
import { NoteText } from '#src/features/work/note/web/shared/note-text.tsx';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { IconButton } from '#src/web/ui/button.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import type { ActivityEntry, Refs, TaskEntry } from '../timeline-query.ts';
import { timelineText } from '../timeline-text.ts';
import { EditActivity } from './edit-activity.tsx';
import classes from './entry.module.css';
import { EntryHead } from './entry-head.tsx';
import { LongText } from './long-text.tsx';
import { useActivityChange } from './use-activity-change.ts';

interface ActivityItemProps {
  /** With the task that was finished by it, if there is one. */
  entry: ActivityEntry & { finished?: TaskEntry };
  refs: Refs;
  subject: Subject;
}

/** A contact or a note, edited where it stands. */
export function ActivityItem({ entry, refs, subject }: ActivityItemProps) {
  const sayKind = useKindText();
  const told = useTold();
  const [editing, setEditing] = useState(false);
  return (
    <li className={classes.entry}>
      <span className={classes.sign}>
        <KindIcon kind={entry.kind} />
      </span>
      <div className={classes.told}>
        <EntryHead entry={entry} refs={refs} subject={subject} what={sayKind(entry.kind)}>
          {!editing && <Actions entry={entry} onEdit={() => setEditing(true)} />}
        </EntryHead>
        {entry.finished && <Finished task={entry.finished} />}
        {editing ? (
          <EditActivity entry={entry} onClose={() => setEditing(false)} />
        ) : (
          entry.body && (
            <LongText of={entry.body}>
              <NoteText body={told(entry.body)} tasks={entry.tasks} mentions={entry.mentions} />
            </LongText>
          )
        )}
        <FileStrip files={entry.files} />
      </div>
    </li>
  );
}

/** The promise that was kept by it. */
function Finished({ task }: { task: TaskEntry }) {
  return (
    <p className={classes.finished}>
      <CircleCheck size={14} aria-hidden="true" />
      <RecordLink type="task" id={task.id} className={classes.task}>
        {task.title}
      </RecordLink>
    </p>
  );
}

/** Edit and bin; on a phone behind one button, so that the story stays calm. */
function Actions({ entry, onEdit }: { entry: ActivityEntry; onEdit: () => void }) {
  const text = timelineText.useText();
  const isPhone = useIsPhone();
  const [shown, setShown] = useState(false);
  const { bin } = useActivityChange(entry);
  if (entry.can.length === 0) return null;
  if (isPhone && !shown) {
    return (
      <IconButton label={text('actions')} aria-expanded={false} onClick={() => setShown(true)}>
        <Ellipsis size={14} aria-hidden="true" />
      </IconButton>
    );
  }
  return (
    <>
      {entry.can.includes('edit') && (
        <IconButton label={text('edit')} onClick={onEdit}>
          <Pencil size={14} aria-hidden="true" />
        </IconButton>
      )}
      {entry.can.includes('delete') && (
        <IconButton label={text('bin')} onClick={() => void bin()}>
          <Trash size={14} aria-hidden="true" />
        </IconButton>
      )}
    </>
  );
}
