import { useRef } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { fieldLabel } from '#src/records/web/labels.ts';
import { inputClass, TextField } from '#src/web/ui/form-field.tsx';
import { automationText } from '../automation-text.ts';
import { placesOf, putPlace } from './put-place.ts';

interface WordsFieldProps {
  declaration: RecordDeclaration;
  label: string;
  maxLength: number;
  value: string;
  onChange: (words: string) => void;
}

/** Words that a rule writes; values of its record are chosen and stand where the caret was. */
export function WordsField({ declaration, label, maxLength, value, onChange }: WordsFieldProps) {
  const text = automationText.useText();
  const field = useRef<HTMLInputElement>(null);
  function put(place: string): void {
    const input = field.current!;
    const marked: [number, number] = [
      input.selectionStart ?? value.length,
      input.selectionEnd ?? value.length,
    ];
    const { words, end } = putPlace(value, place, marked);
    if (words.length > maxLength) return;
    onChange(words);
    requestAnimationFrame(() => {
      input.focus();
      input.setSelectionRange(end, end);
    });
  }
  return (
    <>
      <TextField
        ref={field}
        label={label}
        hint={text('build.places')}
        required
        maxLength={maxLength}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      <select
        className={inputClass}
        aria-label={text('build.putInto', { label })}
        value=""
        onChange={({ target }) => put(target.value)}
      >
        <option value="" disabled>
          {text('build.put')}
        </option>
        {placesOf(declaration).map(({ place, field: name }) => (
          <option key={place} value={place}>
            {fieldLabel(declaration, name)}
          </option>
        ))}
      </select>
    </>
  );
}
