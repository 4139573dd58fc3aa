import { type KeyboardEvent, useCallback, useId, useLayoutEffect, useRef, useState } from 'react';
import type { OverlayProps } from '#src/web/shell/web-feature.ts';
import { CaptureFoot } from './capture-foot.tsx';
import classes from './capture-overlay.module.css';
import { captureText } from './capture-text.ts';
import { CaptureLine } from './line/capture-line.tsx';
import { ReadOut } from './read-out.tsx';
import { focusRow } from './rows/handle-row-key.ts';
import type { Row } from './rows/row.ts';
import { UnderstoodRows } from './rows/understood-rows.tsx';
import { type Capture, useCapture } from './use-capture.ts';
import { useModal } from './use-modal.ts';

/** A line over the page that says what happened; beneath it what is understood of it. */
export function CaptureOverlay({ close, payload }: OverlayProps) {
  const text = captureText.useText();
  const dialog = useModal(close);
  const places = usePlaces();
  const begin = typeof payload === 'string' ? payload : '';
  const capture = useCapture({ close, begin, ask: places.toQuestion });
  const hintId = useId();
  const { draft, preview, rows, problem } = capture;
  return (
    <dialog
      ref={dialog}
      className={classes.shade}
      aria-label={text('label')}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onKeyDown={(event) => handleKey(event, { capture, close, toRows: places.toRows })}
      // keeps the focus within, so that it goes back to where it was before
      onMouseDown={(event) => event.target === event.currentTarget && event.preventDefault()}
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      <div className={classes.panel}>
        <CaptureLine
          ref={places.line}
          value={draft.text}
          onChange={capture.type}
          onFocus={() => places.setActive(null)}
          preview={preview}
          describedBy={hintId}
        />
        {problem && (
          <p role="alert" className={classes.problem}>
            {problem}
          </p>
        )}
        <p id={hintId} className={classes.hint} hidden={rows.length > 0}>
          {text('hint')}
        </p>
        <UnderstoodRows
          ref={places.rows}
          capture={capture}
          active={places.active}
          onActive={places.setActive}
          toLine={places.toLine}
          toQuestion={places.toQuestion}
        />
        <CaptureFoot
          capture={capture}
          close={close}
          clear={() => {
            capture.clear();
            places.line.current?.focus();
          }}
          inRows={places.active !== null}
        />
        <ReadOut rows={rows} />
      </div>
    </dialog>
  );
}

/** Where the focus is and can go: the line, and the rows beneath it. */
function usePlaces() {
  const line = useRef<HTMLTextAreaElement>(null);
  const rows = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const [asked, setAsked] = useState<{ id: string } | null>(null);
  const toQuestion = useCallback(({ id }: Row) => setAsked({ id }), []);
  useLayoutEffect(() => {
    if (asked) focusRow(rows.current?.querySelector(`[data-row="${CSS.escape(asked.id)}"]`));
  }, [asked]);
  useLayoutEffect(() => {
    const field = line.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);
  return {
    line,
    rows,
    active,
    setActive,
    toQuestion,
    toRows: () => focusRow(rows.current?.querySelector('[data-row]')),
    toLine: () => {
      // on a phone the keyboard would come up over what was just corrected
      if (window.matchMedia('(pointer: coarse)').matches) setActive(null);
      else line.current?.focus();
    },
  };
}

interface OverlayKeys {
  capture: Capture;
  close: () => void;
  toRows: () => void;
}

function handleKey(
  event: KeyboardEvent<HTMLElement>,
  { capture, close, toRows }: OverlayKeys,
): void {
  if (event.nativeEvent.isComposing || event.defaultPrevented) return;
  const { key, target } = event;
  const mod = event.ctrlKey || event.metaKey;
  const inLine = target instanceof HTMLTextAreaElement;
  if (key === 'Enter' && mod) capture.save(true);
  else if (key === 'Enter' && inLine && !event.shiftKey) capture.save(false);
  else if (key === 'Escape') close();
  else if (key === 'ArrowDown' && inLine && isAtEnd(target) && capture.rows.length > 0) toRows();
  else return;
  event.preventDefault();
}

/** From elsewhere in a long line the key moves within the line. */
function isAtEnd({ selectionStart, value }: HTMLTextAreaElement): boolean {
  return selectionStart === value.length || !value.slice(selectionStart).includes('\n');
}
