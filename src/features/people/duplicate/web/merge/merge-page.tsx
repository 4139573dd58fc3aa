import { useQueries } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Merge } from 'lucide-react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { MOST_MERGED } from '#src/records/endpoints/merge-endpoint.ts';
import type { OneRecord, Refs } from '#src/records/web/data/record-client.ts';
import { recordQuery } from '#src/records/web/data/record-queries.ts';
import { useWholeAids } from '#src/records/web/fields/use-reading-aids.ts';
import { useRecordType } from '#src/records/web/record-registry.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { byAge } from '../../by-age.ts';
import { duplicateText } from '../duplicate-text.ts';
import classes from '../queue/duplicates-page.module.css';
import { MergeTable } from './merge-table.tsx';
import { useMerge } from './use-merge.ts';

/** Puts the records together that were ticked in a list: `?type=person&ids=…`. */
export function MergePage() {
  const text = duplicateText.useText();
  const { type, ids = '' } = useSearch({ strict: false }) as { type?: string; ids?: string };
  const declaration = useRecordType(type === 'company' ? 'company' : 'person');
  const wanted = [...new Set(ids.split(',').filter(Boolean))].slice(0, MOST_MERGED);
  const found = useQueries({ queries: wanted.map((id) => recordQuery(declaration, id)) });
  const records = found.flatMap(({ data }) => (data && !data.deleted_at ? [data] : []));
  const isPending = found.some((one) => one.isPending);
  return (
    <>
      <PageHeader title={text('mergeTitle')} />
      <div className={classes.page}>
        {isPending && <SkeletonRows />}
        {!isPending && records.length < 2 && (
          <EmptyState icon={Merge} title={text('tooFew')}>
            {text('tooFewText')}
          </EmptyState>
        )}
        {!isPending && records.length >= 2 && <MergeForm key={ids} {...{ declaration, records }} />}
      </div>
    </>
  );
}

interface MergeFormProps {
  declaration: RecordDeclaration;
  records: OneRecord[];
}

function MergeForm({ declaration, records }: MergeFormProps) {
  const text = duplicateText.useText();
  const navigate = useNavigate();
  const refs = Object.assign({}, ...records.map((record) => record.refs)) as Refs;
  const aids = useWholeAids(refs);
  const oldest = records.toSorted(byAge)[0]!;
  const { merge, ...table } = useMerge(
    declaration,
    records,
    oldest.id,
    ({ id }) => void navigate({ to: `/${declaration.plural}/${id}`, replace: true }),
  );
  const mayMerge = records.every(({ id, can }) =>
    can.includes(id === table.keep ? 'edit' : 'delete'),
  );
  return (
    <section className={classes.pair}>
      <MergeTable {...{ declaration, records, aids }} {...table} />
      {!mayMerge && <p className={classes.quiet}>{text('cannot')}</p>}
      <div className={classes.actions}>
        {mayMerge && (
          <Button look="main" busy={merge.isPending} onClick={() => merge.mutate()}>
            {text('mergeCount', { count: records.length })}
          </Button>
        )}
        <Button look="quiet" onClick={() => window.history.back()}>
          {text('back')}
        </Button>
        <p className={classes.quiet}>{text('explain')}</p>
      </div>
    </section>
  );
}
