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

let sayCondition: typeof import('./say-condition.ts').sayCondition;
let ValueInput: typeof import('./value-input.tsx').ValueInput;

beforeAll(async () => {
  vi.stubGlobal('window', { addEventListener() {} });
  vi.stubGlobal('navigator', { onLine: true, languages: ['en'], language: 'en' });
  vi.stubGlobal('document', { documentElement: { lang: 'en' } });
  vi.stubGlobal('localStorage', { getItem: () => null, setItem() {} });
  ({ sayCondition } = await import('./say-condition.ts'));
  ({ ValueInput } = await import('./value-input.tsx'));
}, 60_000);

function said(value: number, currency: string | undefined): string {
  const aids = { reader: { locale: 'en', timeZone: 'UTC' }, refs: {}, members: [], currency };
  return sayCondition(
    { field: 'rent', op: 'after', value },
    {
      ...{ declaration: shop, types: new Map(), aids },
    },
  );
}

function drawn(value: number, currency: string): string {
  const client = new QueryClient();
  client.setQueryData(['money_setting', 'own'], { currency });
  const place = { declaration: shop, name: 'rent', kind: 'money', label: 'Rent' } as const;
  return renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <ValueInput place={place} value={value} refs={{}} onChange={() => {}} />
    </QueryClientProvider>,
  );
}

test('a filter says its amount in the currency of the workspace, with the digits that it has', () => {
  expect(said(50_000, 'EUR')).toBe('Rent is more than €500');
  expect(said(50_050, 'EUR')).toBe('Rent is more than €500.50');
  expect(said(50_000, 'JPY')).toBe('Rent is more than ¥50,000');
  expect(said(50_000, 'KWD')).toBe('Rent is more than KWD\u00a050');
  expect(said(50_000, undefined)).toBe('Rent is more than …');
});

test.each([
  ['EUR', '500'],
  ['JPY', '50000'],
  ['KWD', '50'],
])('an amount is typed in %s, which stands beside it', (currency, typed) => {
  const markup = drawn(50_000, currency);
  expect(markup).toContain(`value="${typed}"`);
  expect(markup).toContain(`aria-label="Amount in ${currency}"`);
  expect(markup).toContain(`>${currency}</span>`);
});
