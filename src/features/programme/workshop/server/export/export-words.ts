import { type PageLanguage, pageTexts } from '#src/server/public/page-texts.ts';
import germanImages from '../../texts/images.de.json' with { type: 'json' };
import englishImages from '../../texts/images.en.json' with { type: 'json' };
import italianImages from '../../texts/images.it.json' with { type: 'json' };
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import italian from './it.json' with { type: 'json' };
import type { PaperAnswer } from './workshop-paper.ts';

export const exportWords = pageTexts({ en: english, de: german, it: italian });
const imageWords = pageTexts({ en: englishImages, de: germanImages, it: italianImages });

type CardWord = Extract<keyof typeof english, `card_${string}`>;

export function sayCardKind(language: PageLanguage, kind: string): string {
  return exportWords(language)(`card_${kind}` as CardWord);
}

export function sayImage(language: PageLanguage, name: string): string {
  return imageWords(language)(name as keyof typeof englishImages);
}

export function sayAnswer(language: PageLanguage, { answer }: PaperAnswer): string {
  return exportWords(language)(`answer_${answer}`);
}

export function sayDay(language: PageLanguage, day: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );
}
