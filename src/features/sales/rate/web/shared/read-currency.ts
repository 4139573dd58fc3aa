import { isCurrency } from '#src/lib/currency.ts';

/** The code of what was typed: three letters, or the name as it is offered; null if it is none. */
export function readCurrency(typed: string, language: string): string | null {
  const wanted = typed.trim();
  const code = wanted.toUpperCase();
  if (isCurrency(code)) return code;
  const name = wanted.toLocaleLowerCase(language);
  const found = listCurrencies(language).find(
    (one) => one.name.toLocaleLowerCase(language) === name,
  );
  return found?.code ?? null;
}

/** All currencies by their names in a language. */
export function listCurrencies(language: string): { code: string; name: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  return Intl.supportedValuesOf('currency')
    .filter(isCurrency)
    .map((code) => ({ code, name: names.of(code) ?? code }));
}
