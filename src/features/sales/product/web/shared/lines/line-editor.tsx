import { useEffect, useRef, useState } from 'react';
import type { Line, OverallDiscount } from '#src/lib/line-totals.ts';
import { formatMoney, writeDecimal } from '#src/records/values/money-text.ts';
import { noteSaving } from '#src/web/api/saving.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { AddLine } from './add-line.tsx';
import type { LineDraft, LinePart } from './line-draft.ts';
import { fieldOf, handleLineKey } from './line-keys.ts';
import { LineRow } from './line-row.tsx';
import { LineSums } from './line-sums.tsx';
import classes from './lines.module.css';
import { linesText } from './lines-text.ts';
import { priceAfter } from './product-price.ts';
import { sayLine } from './say-line.ts';
import { noteUnfinished } from './unfinished-lines.ts';
import { useLineDrafts } from './use-line-drafts.ts';

export interface LineEditorProps {
  recordId: string;
  lines: readonly Line[];
  currency: string;
  /** Where prices come from; without it any price book of the currency. */
  priceBookId?: string | undefined;
  /** Given on the whole. */
  discount?: OverallDiscount | undefined;
  /** Nothing can be changed: it was sent, or the reader may not. */
  readOnly?: boolean;
  /** Somebody else changed them meanwhile, and whose hold is not settled. */
  isMet?: boolean;
  onSave: (lines: Line[]) => void;
}

const HEADS: readonly LinePart[] = ['name', 'quantity', 'unit', 'price', 'discount', 'tax'];

/** Lines of what is sold, changed where they stand; Enter goes to the next one. */
export function LineEditor(props: LineEditorProps) {
  const { recordId, currency, priceBookId, readOnly = false, isMet = false } = props;
  const text = linesText.useText();
  const { locale } = useStore(reader);
  const frame = useRef<HTMLElement>(null);
  const [focusOn, setFocusOn] = useState<string>();
  const lines = useLineDrafts(props);
  const { drafts, read } = lines;
  const source = { currency, locale, priceBookId };
  const quantities = useRef(new Map<string, string>());

  useEffect(() => {
    if (focusOn) fieldOf(frame.current, focusOn, 'quantity')?.focus();
  }, [focusOn]);

  const isUnfinished = !readOnly && (isMet || read.bad.size > 0 || read.isTooMuch);
  useEffect(() => {
    if (!isUnfinished) return;
    return noteUnfinished(recordId, () => showWrong(frame.current));
  }, [recordId, isUnfinished]);

  function add(draft: LineDraft): void {
    lines.add(draft);
    setFocusOn(draft.id);
  }
  async function leave(draft: LineDraft, part: LinePart): Promise<void> {
    lines.leave();
    if (part !== 'quantity') return;
    const kept = props.lines.find(({ id }) => id === draft.id)?.quantity;
    const before = quantities.current.get(draft.id) ?? (kept && writeDecimal(kept, locale));
    quantities.current.set(draft.id, draft.quantity);
    if (!before || before === draft.quantity) return;
    const price = await noteSaving(priceAfter(draft, { before, source })).catch(() => undefined);
    if (price !== undefined) lines.change(draft.id, { price });
  }
  return (
    <section
      ref={frame}
      className={classes.lines}
      aria-label={text('title')}
      onKeyDown={(event) => handleLineKey(event, { frame: frame.current, lines })}
      data-read={readOnly || undefined}
    >
      {drafts.length > 0 && (
        <div className={classes.head} aria-hidden="true">
          {!readOnly && <span />}
          {HEADS.map((part) => (
            <span
              key={part}
              data-cell={part}
              data-number={(part !== 'name' && part !== 'unit') || undefined}
            >
              {text(part)}
            </span>
          ))}
          <span data-number>{text('amount')}</span>
        </div>
      )}
      <ol className={classes.list}>
        {drafts.map((draft, at) => (
          <LineRow
            key={draft.id}
            draft={draft}
            at={at}
            count={drafts.length}
            amount={amountOf(draft.id)}
            bad={read.bad.get(draft.id) ?? []}
            said={saidOf(draft.id)}
            onType={(part, typed) => lines.type(draft.id, part, typed)}
            onLeave={(part) => void leave(draft, part)}
            onMove={lines.move}
            onRemove={() => lines.remove(draft.id)}
          />
        ))}
      </ol>
      {readOnly && drafts.length === 0 && <p className={classes.note}>{text('empty')}</p>}
      {!readOnly && <AddLine source={source} onAdd={add} />}
      {read.isTooMuch && (
        <p className={classes.bad} role="alert">
          {text('tooMuch')}
        </p>
      )}
      {read.totals && drafts.length > 0 && <LineSums totals={read.totals} currency={currency} />}
    </section>
  );

  function saidOf(id: string) {
    const line = readOnly && read.lines.find((one) => one.id === id);
    return line ? sayLine(line, { currency, locale }) : undefined;
  }
  function amountOf(id: string): string {
    const good = read.lines.filter((line) => !read.bad.has(line.id));
    const net = read.totals?.lines[good.findIndex((line) => line.id === id)]?.net;
    return net === undefined ? '' : formatMoney({ amount: net, currency }, locale);
  }
}

function showWrong(frame: HTMLElement | null): void {
  frame?.scrollIntoView({ block: 'center' });
  frame?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
}
