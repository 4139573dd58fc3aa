import { knownZone } from '#src/lib/zoned-days.ts';
import { type PageLanguage, pageTexts } from '#src/server/public/page-texts.ts';
import type { Warning } from '../../rules/case-warnings.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import italian from './it.json' with { type: 'json' };

const texts = pageTexts({ en: english, de: german, it: italian });
const LANGUAGES: readonly string[] = ['en', 'de', 'it'];
const LOCALES: Record<PageLanguage, string> = { en: 'en-GB', de: 'de', it: 'it' };
const MOST_SUBJECT = 500;

export interface Told {
  id: string;
  language: string;
  time_zone: string;
}

export interface WarnedCase {
  number: string;
  title: string;
  due: string;
  owner_id: string | null;
  owner_name: string | null;
}

/** The task that tells a member of a promise, in their language and on their clock. */
export function writeWarning(to: Told, about: WarnedCase, warning: Warning) {
  const language = (LANGUAGES.includes(to.language) ? to.language : 'en') as PageLanguage;
  const text = texts(language);
  const due = new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: knownZone(to.time_zone),
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(Date.parse(about.due));
  const { number, title, owner_id, owner_name } = about;
  const isTheirs = owner_id !== null && owner_id !== to.id;
  const theirs = isTheirs ? text('theirs', { owner: owner_name ?? '' }) : null;
  return {
    subject: text(warning, { number, title, due }).slice(0, MOST_SUBJECT),
    note: owner_id === null ? text('nobody') : theirs,
  };
}
