import { useNavigate } from '@tanstack/react-router';
import { Trash, Upload } from 'lucide-react';
import type { ReactNode } from 'react';
import { ApiProblem, isUnreachable } from '#src/web/api/api-problem.ts';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { NotKept } from '#src/web/ui/not-kept.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import type { Rows } from '../data/use-rows.ts';
import { recordPluralWord, whoChanges } from '../labels.ts';
import { lookOf } from '../record-look.ts';
import { useRecordType } from '../record-registry.ts';
import { recordsText } from '../records-text.ts';
import { KeptNote } from './kept-note.tsx';
import { listText } from './list-text.ts';
import { NewButton } from './list-toolbar.tsx';

interface ListBodyProps {
  type: string;
  list: Rows;
  filtered: boolean;
  bin: boolean;
  onClear: () => void;
  /** Absent where the reader may make none. */
  onCreate: (() => void) | undefined;
  children: ReactNode;
}

/** The list itself, or what stands in its place while there is nothing to list. */
export function ListBody({
  type,
  list,
  filtered,
  bin,
  onClear,
  onCreate,
  children,
}: ListBodyProps) {
  const text = recordsText.useText();
  const declaration = useRecordType(type);
  const look = lookOf(type);
  if (list.isPending) return <SkeletonRows count={16} />;
  if (list.error && list.rows.length === 0) {
    if (isUnreachable(list.error)) return <NotKept retry={list.retry} />;
    const detail = list.error instanceof ApiProblem ? list.error.message : '';
    return (
      <EmptyState title={text('list.failed')} actions={<Button onClick={list.retry}>↻</Button>}>
        {detail}
      </EmptyState>
    );
  }
  if (list.rows.length > 0) {
    return (
      <>
        <KeptNote list={list} />
        {children}
      </>
    );
  }
  if (bin) {
    return (
      <EmptyState icon={Trash} title={text('bin.empty')}>
        {text('bin.emptyText')}
      </EmptyState>
    );
  }
  if (filtered) {
    const clear = <Button onClick={onClear}>{text('list.empty.clear')}</Button>;
    return (
      <EmptyState title={text('list.empty.filtered')} actions={clear}>
        {text('list.empty.filteredText')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      {...(look && { icon: look.icon })}
      title={text('list.empty.title', { types: recordPluralWord(declaration) })}
      actions={
        <>
          {onCreate && <NewButton onClick={onCreate} />}
          {IMPORTED.includes(type) && <ImportLink />}
        </>
      }
    >
      {onCreate ? (look?.empty?.() ?? text('list.empty.text')) : whoChanges(declaration)}
    </EmptyState>
  );
}

/** What an address list brings in. */
const IMPORTED: readonly string[] = ['person', 'company'];

function ImportLink() {
  const text = listText.useText();
  const navigate = useNavigate();
  return (
    <Button
      icon={<Upload size={14} aria-hidden="true" />}
      onClick={() => void navigate({ to: '/import' })}
    >
      {text('empty.import')}
    </Button>
  );
}
