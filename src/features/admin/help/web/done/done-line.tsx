import { useQueryClient } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { formatExactly, formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { undoCommand } from '#src/web/shell/undo.ts';
import { Button } from '#src/web/ui/button.tsx';
import { helpText } from '../help-text.ts';
import classes from './done-page.module.css';
import type { Done } from './done-query.ts';
import { sayDone } from './say-done.ts';

/** One thing that was done: what, with which record, when, and the way back. */
export function DoneLine({ done }: { done: Done }) {
  const who = useStore(reader);
  return (
    <li className={classes.line} data-undone={done.is_undone || undefined}>
      <div className={classes.told}>
        <p className={classes.what}>
          <span className={classes.verb}>
            {sayDone(done)}
            {done.is_record && ':'}
          </span>{' '}
          <About done={done} />
        </p>
        <time className={classes.at} dateTime={done.at} title={formatExactly(done.at, who)}>
          {formatInstant(done.at, who)}
        </time>
      </div>
      <WayBack done={done} />
    </li>
  );
}

function About({ done: { record, type, count, is_record } }: { done: Done }) {
  const text = helpText.useText();
  if (!is_record) return null;
  if (!record) return text('done.hidden');
  return (
    <>
      <RecordLink type={type} id={record.id} className={classes.record}>
        {record.title}
      </RecordLink>
      {record.is_binned && ` (${text('done.inBin')})`}
      {count > 1 && ` ${text('done.more', { count: count - 1 })}`}
    </>
  );
}

function WayBack({ done: { id, is_undo, is_undone, can_undo } }: { done: Done }) {
  const text = helpText.useText();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  if (!can_undo) {
    return <span className={classes.note}>{text(is_undone ? 'done.isUndone' : 'done.fixed')}</span>;
  }
  async function undo(): Promise<void> {
    setBusy(true);
    try {
      await undoCommand(client, { ids: [id], says: undefined });
    } finally {
      setBusy(false);
    }
  }
  return (
    <Button busy={busy} icon={<Undo2 size={14} aria-hidden="true" />} onClick={() => void undo()}>
      {text(is_undo ? 'done.again' : 'done.undo')}
    </Button>
  );
}
