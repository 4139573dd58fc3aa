import { useParams } from '@tanstack/react-router';
import { LayoutDashboard } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { NoteView } from '#src/records/web/page/use-note-view.ts';
import { isUnreachable } from '#src/web/api/api-problem.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { useMe } from '#src/web/shell/session.ts';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { NotKept } from '#src/web/ui/not-kept.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { useBoardVerbs } from './arrange/use-board-verbs.ts';
import { BoardSwitch } from './bar/board-switch.tsx';
import { boardText } from './board-text.ts';
import { BoardView } from './board-view.tsx';
import { rememberBoard } from './recall-board.ts';
import { useBoards, useChosenBoard } from './use-boards.ts';

const FactsDialog = lazy(async () => ({
  default: (await import('./arrange/facts-dialog.tsx')).FactsDialog,
}));

const NEW = { name: '', purpose: '', audience: null, visibility: 'private' } as const;

/** A dashboard: the one of the address, the one looked at last, or the one for one's work. */
export function DashboardPage() {
  const text = boardText.useText();
  const { member } = useMe();
  const { id } = useParams({ strict: false }) as { id?: string };
  const { boards, error, retry } = useBoards();
  const { board, isPending } = useChosenBoard(boards, id);
  const [isNaming, setNaming] = useState(false);
  const { begin } = useBoardVerbs();
  const shown = board?.id;
  useEffect(() => {
    if (id && shown) rememberBoard(member.id, shown);
  }, [id, shown, member.id]);
  const change = boards && (
    <BoardSwitch boards={boards} chosen={board} create={() => setNaming(true)} />
  );
  return (
    <>
      {board?.saved && <NoteView plural="dashboards" id={board.id} />}
      {board ? (
        <BoardView key={board.id} board={board} change={change} />
      ) : (
        <>
          <PageHeader title={text('title')} note={change} />
          {isPending && !error && <SkeletonRows count={6} />}
          {isUnreachable(error) && <NotKept retry={retry} />}
          {!isPending && !error && (
            <EmptyState icon={LayoutDashboard} title={text('unknown.title')}>
              {text('unknown.text')}
            </EmptyState>
          )}
          {error && !isUnreachable(error) && (
            <EmptyState icon={LayoutDashboard} title={error.message} />
          )}
        </>
      )}
      {isNaming && (
        <Suspense>
          <FactsDialog
            title={text('dialog.new')}
            begin={NEW}
            onSave={begin}
            close={() => setNaming(false)}
          />
        </Suspense>
      )}
    </>
  );
}
