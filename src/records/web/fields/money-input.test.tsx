import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test, vi } from 'vitest';
import { defineRecord } from '../../define-record.ts';

const shop = defineRecord({
  type: 'shop',
  plural: 'shops',
  label: 'Shop',
  pluralLabel: 'Shops',
  title: () => 'Shop',
  listFields: ['rent'],
  fields: { rent: { kind: 'money', label: 'Rent', why: 'To add up.', usedIn: [] } },
});

let lastUsed: string | null = null;
let MoneyInput: typeof import('./money-input.tsx').MoneyInput;

beforeAll(async () => {
  vi.stubGlobal('window', { addEventListener() {} });
  vi.stubGlobal('navigator', { onLine: true, languages: ['en'], language: 'en' });
  vi.stubGlobal('document', { documentElement: { lang: 'en' } });
  vi.stubGlobal('localStorage', { getItem: () => lastUsed, setItem() {} });
  ({ MoneyInput } = await import('./money-input.tsx'));
});

/** What stands in the field of the currency, in a workspace that reckons in francs. */
function currencyShown(value: unknown): string | undefined {
  const field = /<input[^>]*maxlength="3"[^>]*>/i.exec(draw(value))?.[0] ?? '';
  return /value="([^"]*)"/.exec(field)?.[1];
}

function draw(value: unknown): string {
  const client = new QueryClient();
  client.setQueryData(['money_setting', 'own'], { currency: 'CHF' });
  return renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <MoneyInput declaration={shop} name="rent" value={value} refs={{}} onChange={() => {}} />
    </QueryClientProvider>,
  );
}

test('an amount begins in the currency of the workspace', () => {
  expect(currencyShown(null)).toBe('CHF');
});

test('the currency used last here is offered before, and an amount keeps its own', () => {
  lastUsed = 'USD';
  expect(currencyShown(null)).toBe('USD');
  expect(currencyShown({ amount: 100, currency: 'GBP' })).toBe('GBP');
});

test('what is no amount stands there as it was typed, to be put right', async () => {
  const typed = { amount: 'about ten', currency: 'EUR' };
  expect(draw(typed)).toContain('value="about ten"');
  const { formatValue } = await import('./format-value.ts');
  const reader = { locale: 'en', timeZone: 'UTC' };
  const aids = { reader, refs: {}, members: [] };
  expect(formatValue(shop, 'rent', { value: typed, aids })).toBe('about ten EUR');
  const whole = { amount: 1050, currency: 'EUR' };
  expect(formatValue(shop, 'rent', { value: whole, aids })).toBe('€10.50');
});
