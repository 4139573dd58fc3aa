import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { type KeyboardEvent, lazy, Suspense, useId, useState } from 'react';
import { useKeys } from '#src/web/shell/keys.ts';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { HiddenText } from '#src/web/ui/hidden-text.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';

import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import { dealText } from '../deal-text.ts';
import { DealViews } from '../shared/deal-views.tsx';
import { neighbourOf, stepCard } from '../shared/move-card.ts';
import classes from './board.module.css';
import { BoardBar } from './board-bar.tsx';
import { Column } from './board-column.tsx';
import { type Board, type Card, OWNERS, type Owners } from './board-query.ts';
import { useBoard } from './use-board.ts';

const AskDialog = lazy(async () => ({
  default: (await import('../shared/ask-dialog.tsx')).AskDialog,
}));
const MoveSheet = lazy(async () => ({ default: (await import('./move-sheet.tsx')).MoveSheet }));

interface BoardSearch {
  pipeline?: string;
  owners?: Owners;
}

/** The deals of a pipeline, a column for each stage. */
export function BoardPage() {
  const text = dealText.useText();
  const { pipeline, owners = 'all' } = useSearch({ strict: false }) as BoardSearch;
  const navigate = useNavigate();
  const choice = {
    owners: OWNERS.includes(owners) ? owners : 'all',
    ...(pipeline && { pipeline_id: pipeline }),
  };
  const shown = useBoard(choice);
  const { query, board } = shown;
  const create = () => openOverlay('create', { type: 'deal' });
  useKeys([{ keys: 'n', label: text('new'), group: 'list', run: create }]);
  const change = (next: BoardSearch) =>
    void navigate({ to: '.', search: (all: object) => ({ ...all, ...next }), replace: true });
  return (
    <>
      <PageHeader title={text('title')}>
        <Button look="main" icon={<Plus size={14} aria-hidden="true" />} onClick={create}>
          {text('newShort')}
        </Button>
      </PageHeader>
      <DealViews current="board">
        <BoardBar board={board} owners={choice.owners} onChange={change} />
      </DealViews>
      <Loaded query={query} failed={text('failed')} rows={12}>
        {(read) => <Columns board={read} shown={shown} />}
      </Loaded>
    </>
  );
}

function Columns({ board, shown }: { board: Board; shown: ReturnType<typeof useBoard> }) {
  const text = dealText.useText();
  const keysId = useId();
  const isPhone = useIsPhone();
  const [choosing, choose] = useState<Card | null>(null);
  const [chosen, show] = useState<string>();
  const { place, more, moving, said, say } = shown;

  function handleKey(event: KeyboardEvent, card: Card): void {
    if (event.key.toLowerCase() === 'm' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      event.stopPropagation();
      choose(card);
    }
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.shiftKey) {
      focusCard(neighbourOf(board, card.id, event.key));
      return;
    }
    const move = stepCard(board, card.id, event.key);
    if (!move) say(text('move.edge', { title: card.title }));
    else void place(move).then(() => requestAnimationFrame(() => focusCard(card.id)));
  }

  const columns = isPhone ? [onlyOne(board, chosen)] : board.columns;
  return (
    <>
      {isPhone && <StageTabs board={board} current={columns[0]!.stage_id} onShow={show} />}
      <div className={classes.board} aria-describedby={keysId}>
        {columns.map((column) => (
          <Column
            key={column.stage_id}
            column={column}
            onKey={handleKey}
            onMove={choose}
            onDrop={(id, to, before) => void place({ id, to, before })}
            onMore={more}
          />
        ))}
      </div>
      <div id={keysId}>
        <HiddenText>{text('keys')}</HiddenText>
      </div>
      <div aria-live="polite">
        <HiddenText>{said}</HiddenText>
      </div>
      <Suspense>
        {choosing && (
          <MoveSheet
            card={choosing}
            columns={board.columns}
            onClose={() => choose(null)}
            onChoose={(to) => {
              choose(null);
              void place({ id: choosing.id, to });
            }}
          />
        )}
        {moving.asking && <AskDialog moving={moving} />}
      </Suspense>
    </>
  );
}

function onlyOne(board: Board, chosen: string | undefined) {
  return board.columns.find(({ stage_id }) => stage_id === chosen) ?? board.columns[0]!;
}

function focusCard(id: string | null): void {
  const link = id && document.querySelector<HTMLElement>(`[data-card="${id}"] a`);
  if (!link) return;
  link.focus();
  link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

interface StageTabsProps {
  board: Board;
  current: string;
  onShow: (stageId: string) => void;
}

/** On the phone one stage at a time. */
function StageTabs({ board, current, onShow }: StageTabsProps) {
  return (
    <nav className={classes.tabs}>
      {board.columns.map(({ stage_id, name, count }) => (
        <button
          key={stage_id}
          type="button"
          className={classes.tab}
          aria-pressed={stage_id === current}
          onClick={() => onShow(stage_id)}
        >
          {name} <span className={classes.count}>{count}</span>
        </button>
      ))}
    </nav>
  );
}
