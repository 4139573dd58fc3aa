import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { type ImportList, importsQuery } from '../import-queries.ts';
import { importText } from '../import-text.ts';
import { canBeUndone } from '../list-facts.ts';
import { UndoBox } from '../page/undo-box.tsx';
import { sayCountsBriefly } from '../say-counts.ts';
import classes from './earlier-imports.module.css';
import page from './start-page.module.css';

const SHOWN = 5;

/** Lists that came in before, each with what became of it and a way back. */
export function EarlierImports() {
  const text = importText.useText();
  const { data = [] } = useQuery(importsQuery);
  const [all, setAll] = useState(false);
  if (data.length === 0) return null;
  return (
    <section aria-label={text('earlier.title')}>
      <h2 className={page.heading}>{text('earlier.title')}</h2>
      <ul className={classes.list}>
        {data.slice(0, all ? undefined : SHOWN).map((list) => (
          <EarlierImport key={list.id} list={list} />
        ))}
      </ul>
      {!all && data.length > SHOWN && (
        <Button look="quiet" className={classes.more ?? ''} onClick={() => setAll(true)}>
          {text('earlier.all', { count: data.length })}
        </Button>
      )}
    </section>
  );
}

function EarlierImport({ list }: { list: ImportList }) {
  const text = importText.useText();
  const who = useStore(reader);
  const { id, file_name, status, created_at, counts } = list;
  const tone = status === 'failed' ? 'bad' : status === 'done' ? 'good' : undefined;
  const facts = [formatInstant(created_at, who), sayCountsBriefly({ counts }, who.locale)];
  return (
    <li className={classes.item}>
      <Link to="/import/$id" params={{ id }} className={classes.names}>
        <span className={classes.name}>{file_name}</span>
        <span className={classes.facts}>
          <span className={classes.status} data-tone={tone}>
            {text(`status.${status}`)}
          </span>
          {facts.filter(Boolean).map((fact) => (
            <span key={fact}> · {fact}</span>
          ))}
        </span>
      </Link>
      {canBeUndone(list) && <UndoBox id={id} name={file_name} label={text('undo.short')} />}
    </li>
  );
}
