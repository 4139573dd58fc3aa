import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { type ImportList, importQuery } from '../import-queries.ts';
import { importText } from '../import-text.ts';
import { numbered } from '../say-counts.ts';
import classes from './import-page.module.css';
import { OutcomeView } from './outcome-view.tsx';
import { PrepareView } from './prepare-view.tsx';
import { WorkView } from './work-view.tsx';

/** One list on its way in: looked at, imported, taken back. */
export function ImportPage() {
  const text = importText.useText();
  const { id } = useParams({ strict: false }) as { id: string };
  const { data: list } = useSuspenseQuery(importQuery(id));
  return (
    <>
      <PageHeader title={list.file_name} note={<Note list={list} />}>
        <Link to="/import" className={classes.other}>
          {text('page.other')}
        </Link>
      </PageHeader>
      <Stage key={id} list={list} />
    </>
  );
}

function Stage({ list }: { list: ImportList }) {
  switch (list.status) {
    case 'uploaded':
    case 'rehearsing':
    case 'rehearsed':
      return <PrepareView saved={list} />;
    case 'running':
    case 'undoing':
      return <WorkView list={list} />;
    default:
      return <OutcomeView list={list} />;
  }
}

function Note({ list }: { list: ImportList }) {
  const text = importText.useText();
  const { locale } = useStore(reader);
  const facts = [text(`format.${list.format}`)];
  if (list.rows > 0) facts.push(text('page.rows', numbered(list.rows, locale)));
  return <span className={classes.note}>{facts.join(' · ')}</span>;
}
