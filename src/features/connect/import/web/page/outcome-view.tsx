import { Link } from '@tanstack/react-router';
import { CircleAlert, CircleCheck, Download, Undo2 } from 'lucide-react';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { ImportList } from '../import-queries.ts';
import { importText } from '../import-text.ts';
import { canBeUndone, countLeftOut, subjectOf, writesSomething } from '../list-facts.ts';
import { RowList } from '../rows/row-list.tsx';
import { RowTabs, useShownOutcome } from '../rows/row-tabs.tsx';
import { numbered, sayCounts } from '../say-counts.ts';
import classes from './import-page.module.css';
import { UndoBox } from './undo-box.tsx';

const ICONS = { done: CircleCheck, undone: Undo2, cancelled: CircleAlert, failed: CircleAlert };
type Over = keyof typeof ICONS;

/** What became of the list, and where to go from here. */
export function OutcomeView({ list }: { list: ImportList }) {
  const text = importText.useText();
  const outcome = useShownOutcome(list);
  const status = list.status as Over;
  const Icon = ICONS[status];
  const hasRows = Object.values(list.counts).some((count) => count > 0);
  return (
    <div className={classes.result}>
      <div className={classes.summary} data-tone={status}>
        <div className={classes.headline} role="status">
          <Icon size={20} className={classes.headIcon} data-tone={status} aria-hidden="true" />
          <h2 className={classes.sentence}>{text(`outcomes.${status}`)}</h2>
        </div>
        <Told list={list} />
        <div className={classes.ways}>
          <Ways list={list} />
        </div>
      </div>
      {hasRows && status !== 'failed' && (
        <>
          <RowTabs list={list} />
          <RowList key={outcome ?? 'all'} list={list} outcome={outcome} />
        </>
      )}
    </div>
  );
}

function Told({ list }: { list: ImportList }) {
  const text = importText.useText();
  const { locale } = useStore(reader);
  const { status, counts, kept, error } = list;
  const lines: string[] = [];
  if (status === 'failed') lines.push(error ?? '', text('outcomes.failedAdvice'));
  if (status === 'undone') {
    lines.push(text('outcomes.undoneText'));
    if (kept > 0) lines.push(text('outcomes.kept', numbered(kept, locale)));
  } else if (writesSomething(counts) || status === 'done') {
    lines.push(sayCounts(list, 'did', locale));
  }
  if (status === 'cancelled') lines.push(text('outcomes.cancelledText'));
  return lines.filter(Boolean).map((line) => (
    <p key={line} className={classes.line}>
      {line}
    </p>
  ));
}

function Ways({ list }: { list: ImportList }) {
  const text = importText.useText();
  const { id, status, counts } = list;
  const subject = subjectOf(list);
  const isIn = status !== 'undone' && writesSomething(counts);
  return (
    <>
      {isIn && (
        <Link
          to={`/${subject}`}
          search={{ sort: '-created_at' } as object}
          className={classes.mainLink}
        >
          {text(`outcomes.see.${subject}`)}
        </Link>
      )}
      {countLeftOut(counts) > 0 && (
        <a href={`/api/v1/imports/${id}/failed.csv`} download className={classes.wayLink}>
          <Download size={14} aria-hidden="true" />
          {text('outcomes.download')}
        </a>
      )}
      <Link to="/import" className={classes.wayLink}>
        {text('page.other')}
      </Link>
      {canBeUndone(list) && <UndoBox id={id} label={text('undo.long')} />}
    </>
  );
}
