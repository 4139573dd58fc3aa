import { ChevronDown, ChevronUp, GripVertical, X } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { IconButton } from '#src/web/ui/button.tsx';
import { LineCell } from './line-cell.tsx';
import { firstWrong, type LineDraft, type LinePart } from './line-draft.ts';
import classes from './lines.module.css';
import { linesText } from './lines-text.ts';

interface LineRowProps {
  draft: LineDraft;
  at: number;
  count: number;
  /** What it comes to, as one reads it; '' while it cannot be reckoned. */
  amount: string;
  bad: readonly LinePart[];
  /** How its parts read where nothing can be changed. */
  said: Record<LinePart, string> | undefined;
  onType: (part: LinePart, text: string) => void;
  onLeave: (part: LinePart) => void;
  onMove: (from: number, to: number) => void;
  onRemove: () => void;
}

const PARTS: readonly LinePart[] = ['name', 'quantity', 'unit', 'price', 'discount', 'tax'];
const DRAGGED = 'application/x-uptake-line';

/** A line: a row on the desk, a card on the phone. */
export function LineRow(props: LineRowProps) {
  const { draft, at, amount, bad, said } = props;
  const readOnly = said !== undefined;
  const wrong = readOnly ? undefined : firstWrong(bad);
  const text = linesText.useText();
  const [over, setOver] = useState(false);
  const carriesLine = (event: DragEvent) => event.dataTransfer.types.includes(DRAGGED);
  const cell = { draft, line: at + 1, onType: props.onType, onLeave: props.onLeave };
  return (
    <li
      className={classes.row}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!carriesLine(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!carriesLine(event)) return;
        event.preventDefault();
        props.onMove(Number(event.dataTransfer.getData(DRAGGED)), at);
      }}
    >
      {!readOnly && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Alt and an arrow does the same by keyboard
        <span
          className={classes.grip}
          title={text('grip')}
          draggable
          onDragStart={(event) => event.dataTransfer.setData(DRAGGED, String(at))}
        >
          <GripVertical size={14} aria-hidden="true" />
        </span>
      )}
      {PARTS.map((part) => (
        <LineCell key={part} {...cell} part={part} said={said?.[part]} bad={bad.includes(part)} />
      ))}
      <span className={classes.amount}>
        <span className={classes.caption} aria-hidden="true">
          {text('amount')}
        </span>
        {amount || '–'}
      </span>
      {!readOnly && <LineTools {...props} />}
      {(!readOnly || draft.details) && (
        <span className={classes.details} data-empty={draft.details === '' || undefined}>
          <LineCell {...cell} part="details" said={said?.details} bad={false} />
        </span>
      )}
      {wrong && (
        <p className={classes.bad} role="alert">
          {text(`wrong.${wrong}`)}
        </p>
      )}
    </li>
  );
}

function LineTools({ at, count, onMove, onRemove }: LineRowProps) {
  const text = linesText.useText();
  const line = at + 1;
  return (
    <span className={classes.tools}>
      <span className={classes.steps}>
        <IconButton
          label={text('up', { line })}
          disabled={at === 0}
          onClick={() => onMove(at, at - 1)}
        >
          <ChevronUp size={16} aria-hidden="true" />
        </IconButton>
        <IconButton
          label={text('down', { line })}
          disabled={line === count}
          onClick={() => onMove(at, at + 1)}
        >
          <ChevronDown size={16} aria-hidden="true" />
        </IconButton>
      </span>
      <IconButton label={text('remove', { line })} tabIndex={-1} onClick={onRemove}>
        <X size={14} aria-hidden="true" />
      </IconButton>
    </span>
  );
}
