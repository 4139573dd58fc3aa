import { CornerDownRight, TriangleAlert } from 'lucide-react';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { RecordMark } from '#src/records/web/record-mark.tsx';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import type { ImportRow } from '../import-queries.ts';
import { importText, sayReason } from '../import-text.ts';
import { makesCompany, ownType, readChanges } from './row-changes.ts';
import classes from './row-list.module.css';

/** A row of the list: who it is, what it writes, whom it was taken for, what is wrong with it. */
export function RowItem({ row }: { row: ImportRow }) {
  const text = importText.useText();
  const { line, outcome, title, company, issues } = row;
  const isLeftOut = outcome === 'failed' || outcome === 'skip';
  return (
    <>
      <span className={classes.line} title={text('rows.line', { line })}>
        {line}
      </span>
      <div className={classes.who}>
        {!isLeftOut && <RecordMark type={ownType(row)} title={title} size="s" />}
        <span className={classes.names}>
          <span className={isLeftOut ? classes.raw : classes.title}>
            {title || text('rows.untitled')}
          </span>
          {company && company !== title && (
            <span className={classes.company}>
              {company}
              {makesCompany(row) && (
                <span className={classes.fresh}> {text('rows.newCompany')}</span>
              )}
            </span>
          )}
        </span>
      </div>
      <div className={classes.what}>
        <Changes row={row} />
        {issues.map(({ reason, message }) => (
          <p key={reason + message} className={classes.issue} data-bad={isLeftOut || undefined}>
            <TriangleAlert size={12} className={classes.sign} aria-hidden="true" />
            {sayReason({ reason, message })}
          </p>
        ))}
      </div>
      <div className={classes.outcome}>
        <span className={classes.chip} data-outcome={outcome}>
          {text(`outcome.${outcome}`)}
        </span>
        <Match row={row} />
      </div>
    </>
  );
}

function Changes({ row }: { row: ImportRow }) {
  const text = importText.useText();
  const types = useRecordTypes();
  const changes = readChanges(row, types);
  if (changes.length === 0) return null;
  return (
    <dl className={classes.changes}>
      {changes.map(({ key, label, before, after }) => (
        <div key={key} className={classes.change}>
          <dt className={classes.label}>{label}</dt>
          <dd className={classes.value}>
            {before && (
              <>
                <del className={classes.before}>{before}</del>
                <span aria-hidden="true"> → </span>
              </>
            )}
            {after || text('rows.emptied')}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The record that the row was taken for, and by what. */
function Match({ row }: { row: ImportRow }) {
  const text = importText.useText();
  const { record, matched_by } = row;
  if (!record) return null;
  return (
    <span className={classes.match}>
      {matched_by && (
        <>
          <CornerDownRight size={12} className={classes.sign} aria-hidden="true" />
          {text(`rows.by.${matched_by}`)}{' '}
        </>
      )}
      <RecordLink type={record.type} id={record.id} className={classes.link}>
        {record.title}
      </RecordLink>
    </span>
  );
}
