import { FileText } from 'lucide-react';
import { countOf } from '#src/records/web/data/count-of.ts';
import { recordScreens } from '#src/records/web/record-screens.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/sales/quote/web/feature', english);

const isSent = { field: 'status', op: 'is', value: 'sent' } as const;
const holds = { field: 'valid_until', op: 'after', value: { ago: 1, unit: 'day' } } as const;

const screens = recordScreens({
  type: 'quote',
  plural: 'quotes',
  label: () => text('label'),
  icon: FileText,
  goKey: 'q',
  empty: () => text('empty'),
  sort: '-updated_at',
  views: [
    { name: 'waiting', label: () => text('waiting'), conditions: [isSent, holds] },
    {
      name: 'expiring',
      label: () => text('expiring'),
      conditions: [isSent, { field: 'valid_until', op: 'within', value: { next: 7, unit: 'day' } }],
    },
    {
      name: 'unanswered',
      label: () => text('unanswered'),
      conditions: [isSent, { field: 'sent_at', op: 'before', value: { ago: 7, unit: 'day' } }],
    },
    {
      name: 'drafts',
      label: () => text('drafts'),
      conditions: [{ field: 'status', op: 'any_of', value: ['draft', 'waiting', 'ready'] }],
    },
    { name: 'all', label: () => text('all'), conditions: [] },
  ],
});

export const quoteFeature: WebFeature = {
  ...screens,
  recordParts: [
    {
      name: 'quote',
      types: ['quote'],
      label: () => text('label'),
      place: 'top',
      shows: ['name', 'status', 'version_number', 'total', 'opens', 'opened_at'],
      part: async () => ({ default: (await import('./page/quote-top.tsx')).QuoteTop }),
    },
    {
      name: 'quote-lines',
      types: ['quote', 'sales_order'],
      label: () => text('lines'),
      isAboveOnPhone: true,
      part: async () => ({ default: (await import('./shared/priced-lines.tsx')).PricedLines }),
    },
    {
      name: 'quote-events',
      types: ['quote'],
      label: () => text('events'),
      part: async () => ({ default: (await import('./page/quote-events.tsx')).QuoteEvents }),
    },
    {
      name: 'quotes',
      types: ['deal', 'company', 'person'],
      label: () => text('label'),
      count: {
        type: 'quote',
        read: ({ type, id }) => countOf('quotes', { field: `${type}_id`, op: 'is', value: id }),
      },
      part: async () => ({ default: (await import('./parts/quotes-part.tsx')).QuotesPart }),
    },
  ],
};
