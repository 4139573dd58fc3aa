import { NoteText } from '#src/features/work/note/web/shared/note-text.tsx';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { timelineText } from '../timeline-text.ts';
import classes from './edit-activity.module.css';
import type { SavedActivity } from './use-activity-change.ts';

/** What somebody else saved while one was writing; one's own text stands beneath it. */
export function ChangedMeanwhile({ theirs }: { theirs: SavedActivity }) {
  const text = timelineText.useText();
  const who = useStore(reader);
  const at = formatInstant(theirs.updated_at, who);
  return (
    <div className={classes.meanwhile} role="alert">
      <p className={classes.warning}>{text('meanwhile.title', { at })}</p>
      <p className={classes.whose}>{text('meanwhile.theirs')}</p>
      <NoteText body={theirs.body ?? ''} />
      <p className={classes.whose}>{text('meanwhile.mine')}</p>
    </div>
  );
}
