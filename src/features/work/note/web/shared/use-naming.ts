import { type KeyboardEvent, type RefObject, useState } from 'react';
import { typedName } from '../../edit-text.ts';
import { type OfferedName, useNames } from './name-list.tsx';
import { typeInto } from './type-into.ts';

/** Whom the name means that is being typed after an `@`, and what takes it over. */
export function useNaming(field: RefObject<HTMLTextAreaElement | null>) {
  const [naming, setNaming] = useState<{ from: number; name: string } | null>(null);
  const [at, setAt] = useState(0);
  const names = useNames(naming?.name ?? null);
  const isNaming = naming !== null && names.length > 0;

  function look(): void {
    const area = field.current!;
    setNaming(
      area.selectionStart === area.selectionEnd ? typedName(area.value, area.selectionEnd) : null,
    );
    setAt(0);
  }

  function choose({ name }: OfferedName): void {
    const end = field.current!.selectionEnd;
    const text = `@${name} `;
    const after = naming!.from + text.length;
    const place = { start: naming!.from, end, selectStart: after, selectEnd: after };
    typeInto(field.current!, { ...place, text });
    setNaming(null);
  }

  /** Whether the key meant the list of names. */
  function handleKey(event: KeyboardEvent): boolean {
    if (!isNaming) return false;
    const { key } = event;
    if (key === 'ArrowDown') setAt((at + 1) % names.length);
    else if (key === 'ArrowUp') setAt((at + names.length - 1) % names.length);
    else if (key === 'Tab' || (key === 'Enter' && !event.ctrlKey && !event.metaKey))
      choose(names[at]!);
    else if (key === 'Escape') setNaming(null);
    else return false;
    return true;
  }

  return { isNaming, names, at, look, choose, handleKey, stop: () => setNaming(null) };
}
