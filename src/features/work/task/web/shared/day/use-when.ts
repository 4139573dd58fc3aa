import { useEffect, useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { useLanguage } from '#src/web/i18n/catalogue.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { When } from './read-when.ts';

interface Reading {
  when: When | null;
  /** The words it was read from; while others stand in the field, nothing is known of those yet. */
  of: string;
}

/** Understands a day in words while it is typed. */
export function useWhen(words: string): { when: When | null; isUnknown: boolean } {
  const { timeZone } = useStore(reader);
  const language = useLanguage();
  const [reading, setReading] = useState<Reading>({ when: null, of: '' });
  useEffect(() => {
    let isCurrent = true;
    void import('./read-when.ts').then(({ readWhen }) => {
      if (!isCurrent) return;
      const clean = words.trim();
      const when = clean ? readWhen(clean, { timeZone, language }) : null;
      setReading({ when, of: words });
    });
    return () => {
      isCurrent = false;
    };
  }, [words, timeZone, language]);
  const isRead = reading.of === words;
  return {
    when: isRead ? reading.when : null,
    isUnknown: isRead && words.trim() !== '' && reading.when === null,
  };
}
