import { TriangleAlert } from 'lucide-react';
import { useWholeAids } from '#src/records/web/fields/use-reading-aids.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { RecordMark } from '#src/records/web/record-mark.tsx';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { HiddenText } from '#src/web/ui/hidden-text.tsx';
import type { ImportList, ImportRow } from '../import-queries.ts';
import { importText, sayReason } from '../import-text.ts';
import { makesCompany, ownType, readChanges } from './row-changes.ts';
import classes from './row-list.module.css';
import { rowState } from './row-state.ts';

const NO_REFS = {};

/** A row of the list: who it is, what it writes, whom it was taken for, what is wrong with it. */
export function RowItem({ row, list }: { row: ImportRow; list: ImportList }) {
  const text = importText.useText();
  const { line, outcome, title, company, issues } = row;
  const state = rowState(row, list);
  const isLeftOut = outcome === 'failed' || outcome === 'skip';
  return (
    <>
      <span className={classes.line} title={text('rows.line', { line })}>
        {line}
      </span>
      <div className={classes.who}>
        {!isLeftOut && <RecordMark type={ownType(row)} title={title} size="s" />}
        <span className={classes.names}>
          <Name row={row} isLeftOut={isLeftOut} />
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
        <span className={classes.chip} data-outcome={state}>
          {text(`outcome.${state}`)}
        </span>
        <Match row={row} />
      </div>
    </>
  );
}

function Changes({ row }: { row: ImportRow }) {
  const text = importText.useText();
  const types = useRecordTypes();
  const aids = useWholeAids(NO_REFS);
  const changes = readChanges(row, { types, aids });
  if (changes.length === 0) return null;
  return (
    <dl className={classes.changes}>
      {changes.map(({ key, label, isPlain, before, after }) => (
        <div key={key} className={classes.change} data-plain={isPlain || undefined}>
          <dt className={classes.label}>{isPlain ? <HiddenText>{label}</HiddenText> : label}</dt>
          <dd className={classes.value} title={isPlain ? label : undefined}>
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

/** The name, and the way to the record that the row was taken for or made. */
function Name({ row, isLeftOut }: { row: ImportRow; isLeftOut: boolean }) {
  const text = importText.useText();
  const { record } = row;
  const name = row.title || text('rows.untitled');
  if (isLeftOut) return <span className={classes.raw}>{name}</span>;
  if (!record) return <span className={classes.title}>{name}</span>;
  return (
    <RecordLink type={record.type} id={record.id} className={`${classes.title} ${classes.link}`}>
      {name}
    </RecordLink>
  );
}

/** What the row was recognised by; since renamed, the record is named too. */
function Match({ row }: { row: ImportRow }) {
  const text = importText.useText();
  const { record, matched_by, title } = row;
  if (!matched_by) return null;
  return (
    <span className={classes.match}>
      {text(`rows.by.${matched_by}`)}
      {record && record.title !== title && ` ${text('rows.and', { title: record.title })}`}
    </span>
  );
}
