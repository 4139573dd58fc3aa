/** ISO 4217: what is not named has two digits behind the point. The same as in `currency_digits`. */
const DIGITS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};
const digits = new Map(
  Object.entries(DIGITS).flatMap(([count, codes]) =>
    codes.split(' ').map((code) => [code, Number(count)] as const),
  ),
);
let known: ReadonlySet<string> | undefined;

/** How many digits a currency has behind the point: 2 for EUR, 0 for JPY. */
export function digitsOf(currency: string): number {
  return digits.get(currency) ?? 2;
}

/** Whether it is the code of a currency, in capitals. */
export function isCurrency(code: string): boolean {
  known ??= new Set(Intl.supportedValuesOf('currency'));
  return known.has(code);
}
