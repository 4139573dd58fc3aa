import './print.css';
import { useQuery } from '@tanstack/react-query';
import { LayoutGrid, Minimize } from 'lucide-react';
import type { ReactNode } from 'react';
import { QuietOnce } from '#src/features/reports/report/web/shared/quiet-once.tsx';
import { useKeys } from '#src/web/shell/keys.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { Arranging } from './arrange/arranging.tsx';
import { useArrangement } from './arrange/use-arrangement.ts';
import { BoardBar } from './bar/board-bar.tsx';
import { BoardMenu } from './bar/board-menu.tsx';
import { FilterBar } from './bar/filter-bar.tsx';
import { anythingQuery } from './board-queries.ts';
import { boardText } from './board-text.ts';
import classes from './board-view.module.css';
import { BoardGrid } from './grid/board-grid.tsx';
import type { ShownBoard } from './shown-board.ts';
import { StartHere } from './start-here.tsx';
import { useBoardRows } from './use-board-filter.ts';
import { useBoardView } from './use-board-view.ts';
import { useWall } from './use-wall.ts';

interface BoardViewProps {
  board: ShownBoard;
  /** What changes to another dashboard. */
  change: ReactNode;
}

/** One dashboard, looked at or arranged, on a page or over a whole wall. */
export function BoardView({ board, change }: BoardViewProps) {
  const text = boardText.useText();
  const { view, change: look } = useBoardView(board);
  const rows = useBoardRows(board.tiles);
  const arrangement = useArrangement();
  const wall = useWall(board.tiles);
  const { data: hasAnything = true } = useQuery(anythingQuery);
  const arrange = () => arrangement.begin(board.tiles);
  useKeys([
    { keys: 'f', label: text('menu.wall'), group: 'do', run: wall.toggle },
    { keys: 'e', label: text('menu.arrange'), group: 'do', run: arrange },
  ]);
  return (
    <div className={classes.board} data-wall={wall.isOn || undefined} data-print-board="">
      <PageHeader title={board.name} note={change}>
        {wall.isOn && (
          <IconButton label={text('menu.wallOff')} onClick={wall.toggle}>
            <Minimize size={16} />
          </IconButton>
        )}
        {!wall.isOn && !arrangement.tiles && (
          <BoardMenu board={board} arrange={arrange} wall={wall.toggle} />
        )}
      </PageHeader>
      <div className={classes.page} data-scrolls="">
        <div className={classes.column} style={wall.isOn ? { zoom: wall.zoom } : undefined}>
          <div className={classes.top}>
            {board.purpose && (
              <p className={classes.purpose}>
                <span className={classes.asks}>{text('decides')}</span> {board.purpose}
              </p>
            )}
            <BoardBar view={view} change={look} />
            {rows && <FilterBar rows={rows} view={view} change={look} />}
          </div>
          {!hasAnything && <StartHere />}
          <QuietOnce>
            {arrangement.tiles ? (
              <Arranging board={board} view={view} rows={rows} arrangement={arrangement} />
            ) : (
              <BoardGrid tiles={board.tiles} view={view} rows={rows} />
            )}
          </QuietOnce>
          {!arrangement.tiles && board.tiles.length === 0 && (
            <EmptyState
              icon={LayoutGrid}
              title={text('empty.title')}
              actions={
                <Button look="main" onClick={arrange}>
                  {text('menu.arrange')}
                </Button>
              }
            >
              {text('empty.text')}
            </EmptyState>
          )}
        </div>
      </div>
    </div>
  );
}
