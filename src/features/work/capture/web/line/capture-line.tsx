import { type Ref, useMemo, useState } from 'react';
import { captureText } from '../capture-text.ts';
import type { Preview } from '../use-preview.ts';
import classes from './capture-line.module.css';
import { placeParts } from './place-parts.ts';

const EXAMPLES = ['call', 'meeting', 'task', 'visit'] as const;
const LONGEST = 5000;
let opened = 0;

interface CaptureLineProps {
  value: string;
  onChange: (text: string) => void;
  onFocus: () => void;
  preview: Preview | null;
  describedBy: string;
  ref: Ref<HTMLTextAreaElement>;
}

/** The field, which grows with its text; behind it the same text carries the colours. */
export function CaptureLine(props: CaptureLineProps) {
  const { value, onChange, onFocus, preview, describedBy, ref } = props;
  const text = captureText.useText();
  const [example] = useState(() => EXAMPLES[opened++ % EXAMPLES.length]!);
  const placeholder = text(`examples.${example}`);
  const stretches = useMemo(() => {
    const read = preview && { text: preview.parsed.text, parts: preview.parsed.parts };
    return placeParts(value, read);
  }, [value, preview]);
  let at = 0;
  return (
    <div className={classes.line}>
      <div className={classes.behind} aria-hidden="true">
        {stretches.map(({ text: part, role }) => {
          const key = at;
          at += part.length;
          return role ? (
            <mark key={key} data-role={role}>
              {part}
            </mark>
          ) : (
            part
          );
        })}
        {value === '' ? placeholder : '\u200b'}
      </div>
      <textarea
        ref={ref}
        className={classes.field}
        aria-label={text('line')}
        aria-describedby={describedBy}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onFocus={onFocus}
        maxLength={LONGEST}
        rows={1}
        autoComplete="off"
        enterKeyHint="send"
      />
    </div>
  );
}
