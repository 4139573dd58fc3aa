import { useEffect, useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { useLanguage } from '#src/web/i18n/catalogue.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { Step } from './read-step.ts';

/** Understands a next step in words while it is typed. The grammar is loaded with the first words. */
export function useStep(words: string): { step: Step | null; read: () => Promise<Step | null> } {
  const { timeZone } = useStore(reader);
  const language = useLanguage();
  const [reading, setReading] = useState<{ of: string; step: Step | null }>({ of: '', step: null });

  async function read(): Promise<Step | null> {
    if (words.trim() === '') return null;
    const { readStep } = await import('./read-step.ts');
    return readStep(words, { timeZone, language });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` is made of the others
  useEffect(() => {
    let isCurrent = true;
    void read().then((step) => isCurrent && setReading({ of: words, step }));
    return () => {
      isCurrent = false;
    };
  }, [words, timeZone, language]);

  return { step: reading.of === words ? reading.step : null, read };
}
