type Pack = Readonly<Record<string, string>>;

type Stem<Name extends string> = Name extends `${infer Start}_one` | `${infer Start}_other`
  ? Start
  : Name;

export type PageText<English extends Pack> = (
  name: Stem<keyof English & string>,
  values?: Record<string, string | number>,
) => string;

/** The languages that pages for customers are written in. */
export const PAGE_LANGUAGES = ['en', 'de', 'it'] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

/** The texts of pages, from their catalogues in each language; English where one is missing. */
export function pageTexts<English extends Pack>(
  packs: Record<PageLanguage, Pack> & { en: English },
) {
  return (language: PageLanguage): PageText<English> =>
    (name, values = {}) => {
      const form = values.count === 1 ? 'one' : 'other';
      const pack = packs[language];
      const text = pack[name] ?? pack[`${name}_${form}`] ?? packs.en[name] ?? name;
      return text.replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => String(values[key] ?? ''));
    };
}

/** The first of the reader's languages that we speak: as asked for, else by `Accept-Language`. */
export function pageLanguage(request: Request, preferred?: string | null): PageLanguage {
  const asked = new URL(request.url).searchParams.get('lang');
  const accepted = (request.headers.get('accept-language') ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase());
  const wishes = [asked, preferred, ...accepted];
  return wishes.find(isPageLanguage) ?? 'en';
}

export function isPageLanguage(value: unknown): value is PageLanguage {
  return PAGE_LANGUAGES.some((language) => language === value);
}
