/**
 * How dates and numbers are written for who reads a language: as in the region that the browser names
 * with it. English beside another first language is that of Europe, for a browser in German, French
 * or Italian names American English whether or not its reader knows American dates.
 */
export function localeFor(language: string, wishes: readonly string[]): string {
  const isFirst = wishes[0]?.split('-')[0] === language;
  if (language === 'en' && wishes.length > 0 && !isFirst) return 'en-GB';
  return wishes.find((tag) => tag.split('-')[0] === language) ?? language;
}
