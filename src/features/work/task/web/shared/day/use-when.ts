import { useEffect, useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { useLanguage } from '#src/web/i18n/catalogue.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { When } from './read-when.ts';

export interface WordsOfDay {
  /** What the words mean, as far as they have been read; null while unknown. */
  when: When | null;
  isUnknown: boolean;
  /** What the words mean for certain: for who is quicker than the reading. */
  read: () => Promise<When | null>;
}

/** Understands a day in words while it is typed. The grammar is loaded with the first words. */
export function useWhen(words: string): WordsOfDay {
  const { timeZone } = useStore(reader);
  const language = useLanguage();
  const [reading, setReading] = useState<{ of: string; when: When | null }>({ of: '', when: null });

  async function read(): Promise<When | null> {
    const clean = words.trim();
    if (clean === '') return null;
    const { readWhen } = await import('./read-when.ts');
    return readWhen(clean, { timeZone, language });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` is made of the others
  useEffect(() => {
    let isCurrent = true;
    void read().then((when) => isCurrent && setReading({ of: words, when }));
    return () => {
      isCurrent = false;
    };
  }, [words, timeZone, language]);

  const isRead = reading.of === words;
  return {
    when: isRead ? reading.when : null,
    isUnknown: isRead && words.trim() !== '' && reading.when === null,
    read,
  };
}
