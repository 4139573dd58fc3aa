import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { formatWorth } from '#src/records/values/money-text.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { dealText } from '../deal-text.ts';
import classes from './board.module.css';
import type { BoardColumn, Card } from './board-query.ts';
import { DealCard, DRAGGED_CARD } from './deal-card.tsx';

interface ColumnProps {
  column: BoardColumn;
  onKey: (event: KeyboardEvent, card: Card) => void;
  onMove: (card: Card) => void;
  onDrop: (id: string, to: string, before?: string) => void;
  onMore: (column: BoardColumn) => Promise<void>;
}

/** One stage: how many deals, what they come to, and their cards. */
export function Column({ column, onKey, onMove, onDrop, onMore }: ColumnProps) {
  const text = dealText.useText();
  const [isOver, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  function drop(event: DragEvent, before?: string): void {
    const id = event.dataTransfer.getData(DRAGGED_CARD);
    setOver(false);
    if (!id) return;
    event.preventDefault();
    event.stopPropagation();
    if (id !== before) onDrop(id, column.stage_id, before);
  }
  return (
    <section
      className={classes.column}
      aria-label={column.name}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED_CARD)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => drop(event)}
    >
      <ColumnHead column={column} />
      <ol className={classes.cards}>
        {column.cards.map((card) => (
          <DealCard
            key={card.id}
            {...{ card, onKey, onMove }}
            onDropAbove={(event, { id }) => drop(event, id)}
          />
        ))}
      </ol>
      {column.cards.length === 0 && <p className={classes.empty}>{text('empty')}</p>}
      {column.more && (
        <Button
          look="quiet"
          busy={busy}
          onClick={() => {
            setBusy(true);
            void onMore(column).finally(() => setBusy(false));
          }}
        >
          {text('more')}
        </Button>
      )}
    </section>
  );
}

function ColumnHead({ column }: { column: BoardColumn }) {
  const text = dealText.useText();
  const { locale } = useStore(reader);
  const sums = column.sums.map((sum) => formatWorth(sum, locale)).join(' · ');
  return (
    <header className={classes.head} data-kind={column.kind}>
      <h2 className={classes.stage}>
        {column.name} <span className={classes.count}>{column.count}</span>
      </h2>
      <p className={classes.sums} title={sums}>
        {sums || '–'}
        {column.days !== null && (
          <span className={classes.day}> · {text('closed', { days: column.days })}</span>
        )}
      </p>
    </header>
  );
}
