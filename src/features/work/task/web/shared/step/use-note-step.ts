import { useEffect, useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { useLanguage } from '#src/web/i18n/catalogue.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { NoteStep } from './read-step.ts';

/** Finds the promise in a note while it is typed; null where the note promises nothing for a day. */
export function useNoteStep(note: string): {
  step: NoteStep | null;
  read: () => Promise<NoteStep | null>;
} {
  const { timeZone } = useStore(reader);
  const language = useLanguage();
  const [reading, setReading] = useState<{ of: string; step: NoteStep | null }>({
    of: '',
    step: null,
  });

  async function read(): Promise<NoteStep | null> {
    if (note.trim() === '') return null;
    const { readNoteStep } = await import('./read-step.ts');
    return readNoteStep(note, { timeZone, language });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` is made of the others
  useEffect(() => {
    let isCurrent = true;
    void read().then((step) => isCurrent && setReading({ of: note, step }));
    return () => {
      isCurrent = false;
    };
  }, [note, timeZone, language]);

  return { step: reading.of === note ? reading.step : null, read };
}
