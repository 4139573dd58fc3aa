import { useQuery, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { ApiProblem, failureOf, isUnreachable } from '#src/web/api/api-problem.ts';
import { NotFoundScreen } from '#src/web/shell/screens/error-screen.tsx';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { NotKept } from '#src/web/ui/not-kept.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { findListedRecord } from '../data/record-cache.ts';
import { recordQuery } from '../data/record-queries.ts';
import { useRecordTypes } from '../record-registry.ts';
import { recordsText } from '../records-text.ts';
import { Beneath } from './beneath.tsx';
import { RecordDetails } from './details/record-details.tsx';
import { BinBanner, RecordBar, RecordTitle } from './record-head.tsx';
import classes from './record-page.module.css';
import { RecordTabs } from './record-tabs.tsx';
import { RecordTop } from './record-top.tsx';

interface RecordAsideProps {
  type: string;
  id: string;
  close: () => void;
}

/** A record beside the page it was opened from. */
export function RecordAside({ type, id, close }: RecordAsideProps) {
  const declaration = useRecordTypes().get(type);
  if (!declaration) return <NotFoundScreen />;
  return <KnownAside declaration={declaration} id={id} close={close} />;
}

type Known = Parameters<typeof RecordBar>[0]['declaration'];

function KnownAside({
  declaration,
  id,
  close,
}: {
  declaration: Known;
  id: string;
  close: () => void;
}) {
  const client = useQueryClient();
  const {
    data: record,
    error,
    failureReason,
    refetch,
  } = useQuery({
    ...recordQuery(declaration, id),
    placeholderData: () => findListedRecord(client, declaration.type, id),
  });
  if (!record)
    return (
      <Missing
        error={failureOf({ error, failureReason })}
        close={close}
        retry={() => void refetch()}
      />
    );
  return (
    <>
      <RecordBar declaration={declaration} record={record} close={close} />
      <div className={classes.scroll}>
        <BinBanner declaration={declaration} record={record} />
        <RecordTitle declaration={declaration} record={record} level="h2" />
        <RecordTop type={declaration.type} id={record.id} />
        <RecordDetails declaration={declaration} record={record} />
        <Beneath of={record.id}>
          <div className={classes.beneath}>
            <RecordTabs declaration={declaration} record={record} />
          </div>
        </Beneath>
      </div>
    </>
  );
}

interface MissingProps {
  error: Error | null;
  close: () => void;
  retry: () => void;
}

function Missing({ error, close, retry }: MissingProps) {
  const text = recordsText.useText();
  if (!error) return <SkeletonRows />;
  const gone = error instanceof ApiProblem && error.code === 'not_found';
  return (
    <>
      <div className={classes.corner}>
        <IconButton label={text('page.close')} onClick={close}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      </div>
      {gone && <NotFoundScreen />}
      {isUnreachable(error) && <NotKept retry={retry} />}
      {!gone && !isUnreachable(error) && (
        <EmptyState title={error.message} actions={<Button onClick={retry}>↻</Button>} />
      )}
    </>
  );
}
