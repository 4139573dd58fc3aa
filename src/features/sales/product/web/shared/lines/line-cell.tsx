import { HiddenText } from '#src/web/ui/hidden-text.tsx';
import type { LineDraft, LinePart } from './line-draft.ts';
import classes from './lines.module.css';
import { linesText } from './lines-text.ts';

interface LineCellProps {
  draft: LineDraft;
  part: LinePart;
  /** Counted from 1. */
  line: number;
  bad: boolean;
  /** How it reads where nothing can be changed. */
  said: string | undefined;
  onType: (part: LinePart, text: string) => void;
  onLeave: (part: LinePart) => void;
}

const NUMBERS: readonly LinePart[] = ['quantity', 'price', 'discount', 'tax'];

/** One part of a line, typed where it stands. On the phone its name stands above it. */
export function LineCell({ draft, part, line, bad, said, onType, onLeave }: LineCellProps) {
  const text = linesText.useText();
  const isNumber = NUMBERS.includes(part);
  const shared = {
    'aria-label': text('of', { part: text(part), line }),
    'aria-invalid': bad || undefined,
    'data-line': draft.id,
    'data-part': part,
    className: classes.input,
    autoComplete: 'off',
    value: draft[part],
    onBlur: () => onLeave(part),
  };
  return (
    <span
      className={classes.cell}
      data-cell={part}
      data-number={isNumber || undefined}
      data-silent={said === '' || undefined}
    >
      <span className={classes.caption} data-of={part} aria-hidden="true">
        {text(part)}
      </span>
      {said !== undefined ? (
        <span className={classes.value}>
          {said && <HiddenText>{`${text(part)}: `}</HiddenText>}
          {said}
        </span>
      ) : part === 'details' ? (
        <textarea
          {...shared}
          rows={1}
          maxLength={2000}
          placeholder={text('details')}
          onChange={({ target }) => onType(part, target.value)}
        />
      ) : (
        <input
          {...shared}
          inputMode={isNumber ? 'decimal' : undefined}
          maxLength={part === 'name' ? 300 : 40}
          onChange={({ target }) => onType(part, target.value)}
          onFocus={({ target }) => isNumber && target.select()}
        />
      )}
    </span>
  );
}
