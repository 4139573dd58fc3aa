import { useSuspenseQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { useTabTitle } from '#src/web/shell/page-header.tsx';
import { recordQuery } from '../data/record-queries.ts';
import { useRecordType } from '../record-registry.ts';
import { RecordDetails } from './details/record-details.tsx';
import { BinBanner, RecordBar, RecordTitle } from './record-head.tsx';
import classes from './record-page.module.css';
import { RecordTabs } from './record-tabs.tsx';
import { RecordTop } from './record-top.tsx';

/** A record on a page of its own. */
export function RecordPage({ type }: { type: string }) {
  const declaration = useRecordType(type);
  const { id } = useParams({ strict: false }) as { id: string };
  return <KnownRecord key={id} declaration={declaration} id={id} />;
}

function KnownRecord({ declaration, id }: { declaration: RecordDeclaration; id: string }) {
  const { data: record } = useSuspenseQuery(recordQuery(declaration, id));
  useTabTitle(record.title);
  if (record.merged_into) {
    // its old address leads to the one that it was put into
    return <Navigate to={`/${declaration.plural}/${record.merged_into}`} replace />;
  }
  return (
    <>
      <RecordBar declaration={declaration} record={record} />
      <div className={classes.columns}>
        <div className={classes.facts}>
          <BinBanner declaration={declaration} record={record} />
          <RecordTitle declaration={declaration} record={record} level="h1" />
          <RecordTop type={declaration.type} id={record.id} />
          <RecordDetails declaration={declaration} record={record} />
        </div>
        <div className={classes.story}>
          <RecordTabs declaration={declaration} record={record} />
        </div>
      </div>
    </>
  );
}
