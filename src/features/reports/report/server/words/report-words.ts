import { isPageLanguage, pageTexts } from '#src/server/public/page-texts.ts';
import { choiceWord } from '../../../catalogue/name-answer.ts';
import type { Fitness } from '../../../metric/figure-api.ts';
import { type SayFigures, sayFigures } from '../../chart/say-figures.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import italian from './it.json' with { type: 'json' };

const texts = pageTexts({ en: english, de: german, it: italian });

/** What the server writes of reports, on paper and in mails, in the reader's language. */
export function reportWords(language: string) {
  return texts(isPageLanguage(language) ? language : 'en');
}

/** Numbers and groups as the reader says them, without a browser. */
export function sayOnPaper(language: string): SayFigures {
  const text = reportWords(language);
  return sayFigures({
    locale: language,
    words: {
      none: text('none'),
      empty: text('empty'),
      yes: text('yes'),
      no: text('no'),
      before: text('before'),
      total: text('total'),
      quarter: (quarter, year) => text('quarter', { quarter: String(quarter), year }),
      week: (day) => text('week', { day }),
      ofFirst: (share) => text('ofFirst', { share }),
      of: (count, all) => text('of', { count: String(count), all: String(all) }),
      from: (rows) => text('from', { rows: String(rows) }),
    },
    choice: (axis, { key }) => choiceWord(language, axis, String(key)),
  });
}

/** Why a figure may not be decided on: counts, never a name. Null if it may. */
export function sayUnfit(fitness: Fitness, language: string): string | null {
  if (fitness.fit) return null;
  const text = reportWords(language);
  const { rows, needed, quiet, reasons } = fitness;
  const lacks = [
    ...(reasons.includes('few_rows') ? [text('few', { rows, needed })] : []),
    ...fitness.needs
      .filter(({ filled, of }) => filled < of)
      .map(({ filled, of, label }) => text('needs', { filled, of, field: label })),
    ...(fitness.missing_rates ?? []).map(({ currency, rows: count }) =>
      text('rates', { count, currency }),
    ),
    ...(quiet.people > 0 ? [text('quiet', { count: quiet.people, days: quiet.days })] : []),
  ];
  return [text('unfit'), lacks.join('; ')].filter(Boolean).join(': ');
}
