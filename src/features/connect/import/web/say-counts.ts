import type { ImportList } from './import-queries.ts';
import { importText } from './import-text.ts';
import { countLeftOut, subjectOf } from './list-facts.ts';

type Told = Pick<ImportList, 'counts' | 'mapping'>;

/** A number as the reader writes it, with what its plural follows from. */
export function numbered(count: number, locale: string): { count: number; n: string } {
  return { count, n: new Intl.NumberFormat(locale).format(count) };
}

/** What importing would do, or did, in sentences. `text` comes from the component, which hears of a change of language. */
export function sayCounts(list: Told, tense: 'would' | 'did', locale: string): string {
  const { text } = importText;
  const { create, change, same, companies } = list.counts;
  const subject = subjectOf(list);
  const say = (count: number) => numbered(count, locale);
  // a row of a list of people may be a company alone, which stands among the companies
  const rows = subject === 'people' ? create - (list.counts.company_rows ?? 0) : create;
  const added = [
    ...(rows > 0 ? [text(`counts.new.${subject}`, say(rows))] : []),
    ...(companies > 0 && subject === 'people'
      ? [text('counts.new.companies', say(companies))]
      : []),
  ];
  const known = change + same;
  const left = countLeftOut(list.counts);
  const sentences = [
    added.length > 0 &&
      text(`counts.${tense}.added`, { list: new Intl.ListFormat(locale).format(added) }),
    known > 0 && change === 0 && text(`counts.${tense}.known`, say(known)),
    change > 0 && same === 0 && text(`counts.${tense}.changedAll`, say(known)),
    change > 0 &&
      same > 0 &&
      text(`counts.${tense}.changed`, {
        ...say(known),
        changed: text(`counts.${tense}.ofThem`, say(change)),
      }),
    left > 0 && text(`counts.${tense}.leftOut`, say(left)),
  ];
  return sentences.filter(Boolean).join(' ') || text(`counts.${tense}.nothing`);
}

/** The same in a few words, for a line of a list. */
export function sayCountsBriefly({ counts }: Pick<ImportList, 'counts'>, locale: string): string {
  const { text } = importText;
  const left = countLeftOut(counts);
  const parts = [
    counts.create > 0 && text('counts.brief.create', numbered(counts.create, locale)),
    counts.change > 0 && text('counts.brief.change', numbered(counts.change, locale)),
    counts.same > 0 && text('counts.brief.same', numbered(counts.same, locale)),
    left > 0 && text('counts.brief.left', numbered(left, locale)),
  ];
  return parts.filter(Boolean).join(' · ');
}
