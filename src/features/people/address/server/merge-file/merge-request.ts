import type { Reach } from '../../reach.ts';
import type { ReachRequest } from '../address-queries.ts';

export type MergeLanguage = 'en' | 'de' | 'it';

export interface MergeRequest extends ReachRequest {
  purpose: string;
  format: 'csv' | 'xlsx';
  language: MergeLanguage;
  /** Those who are left out instead, with the reason. */
  leftOut: boolean;
}

export interface Place {
  street: string | null;
  postal_code: string | null;
  city: string | null;
  country: string | null;
}

/** A person as a letter needs them. */
export interface MergeRow {
  first_name: string;
  last_name: string;
  title: string;
  job_title: string;
  company: string;
  place: Place;
  /** The first address that takes mail, else the first. */
  email: string;
  phone: string;
  unsubscribe_url: string;
  reach: Reach;
}
