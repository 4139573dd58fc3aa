import type { QuoteLanguage } from './quote.ts';

export interface QuoteTexts {
  intro: string;
  terms: string;
}

/** What a workspace's quotes say of itself, and what a new one begins with. */
export interface QuoteSettings {
  /** Empty: the workspace's name. */
  company_name: string;
  address: string;
  /** Phone, mail and website, as they stand at the foot. */
  contact: string;
  tax_id: string;
  bank: string;
  logo_id: string | null;
  /** `#rrggbb`, of headings and lines. */
  accent: string;
  language: QuoteLanguage;
  valid_days: number;
  quote_prefix: string;
  order_prefix: string;
  texts: Partial<Record<QuoteLanguage, QuoteTexts>>;
}

export const NO_SETTINGS: QuoteSettings = {
  company_name: '',
  address: '',
  contact: '',
  tax_id: '',
  bank: '',
  logo_id: null,
  accent: '#2f55d4',
  language: 'en',
  valid_days: 30,
  quote_prefix: 'Q',
  order_prefix: 'O',
  texts: {},
};

/** Who offers, as it stands on a quote. */
export interface Issuer {
  name: string;
  address: string;
  contact: string;
  tax_id: string;
  bank: string;
  logo_id: string | null;
  accent: string;
  /** Who looks after the quote. */
  member: { name: string; email: string } | null;
}

export function textsIn(settings: QuoteSettings, language: string | null): QuoteTexts {
  return settings.texts[(language ?? settings.language) as QuoteLanguage] ?? NO_TEXTS;
}

const NO_TEXTS: QuoteTexts = { intro: '', terms: '' };
