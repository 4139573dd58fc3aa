import { useState } from 'react';
import type { ImportList } from '../import-queries.ts';
import { importText } from '../import-text.ts';
import { isUnsure, samplesOf, subjectOf } from '../list-facts.ts';
import { ColumnItem } from './column-item.tsx';
import classes from './column-list.module.css';
import { ListSettings } from './list-settings.tsx';
import { useTargetGroups } from './target-options.ts';
import type { ImportChanges } from './use-import-changes.ts';

/** How the file is read: each column and where it goes, those that nobody is sure of first. */
export function ColumnList({ list, change, disabled }: ImportChanges & { disabled: boolean }) {
  const text = importText.useText();
  const groups = useTargetGroups();
  const unsure = useFirstDoubts(list);
  const notes = subjectOf(list) === 'people' ? 'person.about' : 'company.about';
  const first = list.mapping.filter(({ column }) => unsure.has(column));
  const others = list.mapping.filter(({ column }) => !unsure.has(column));
  function choose(chosen: ImportList['mapping'][number], target: string): void {
    const mapping = list.mapping.map(({ confidence: _, why: __, ...kept }) => {
      if (kept.column !== chosen.column) return kept;
      const label = target.endsWith('.about') && kept.heading ? { label: kept.heading } : {};
      const { label: ___, ...bare } = kept;
      return { ...bare, ...label, target };
    });
    change({ mapping });
  }
  const items = (columns: ImportList['mapping'], isFirst: boolean) =>
    columns.map((column) => (
      <ColumnItem
        key={column.column}
        column={column}
        samples={samplesOf(list.sample, column.column)}
        {...{ groups, notes, disabled }}
        unsure={isFirst}
        onTarget={choose}
      />
    ));
  return (
    <section className={classes.panel} aria-label={text('columns.title')}>
      <ListSettings list={list} change={change} disabled={disabled} />
      {first.length > 0 && (
        <>
          <h2 className={classes.title}>{text('columns.unsure')}</h2>
          <ul className={classes.columns}>{items(first, true)}</ul>
        </>
      )}
      <h2 className={classes.title}>{text(first.length > 0 ? 'columns.sure' : 'columns.title')}</h2>
      {list.mapping_remembered && <p className={classes.note}>{text('columns.remembered')}</p>}
      <ul className={classes.columns}>{items(others, false)}</ul>
    </section>
  );
}

/** The doubts of the first reading; a column that was looked at stays in its place. */
function useFirstDoubts(list: ImportList): ReadonlySet<number> {
  const [seen, setSeen] = useState(() => readDoubts(list));
  if (seen.sheet === list.sheet) return seen.columns;
  const next = readDoubts(list);
  setSeen(next);
  return next.columns;
}

function readDoubts({ sheet, mapping, mapping_remembered }: ImportList) {
  const doubtful = mapping_remembered ? [] : mapping.filter(isUnsure);
  return { sheet, columns: new Set(doubtful.map(({ column }) => column)) };
}
