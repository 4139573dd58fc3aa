import { holdsAllWords } from '../mark-matches.ts';
import type { Offer, OfferSources } from './offer.ts';

/**
 * The lines in the order in which they are shown. A record that has every word of the text goes
 * first; where there is only guesswork, actions by that name go before it, and an offer to create
 * what was typed stands at the end.
 */
export function arrangeOffers(sources: OfferSources): Offer[] {
  const { text, isAnswer, recent, actions, create } = sources;
  if (text === '') return [...recent, ...actions];
  const records = sources.records ?? recent.filter((offer) => isSure(offer, text));
  const named = actions.filter(({ label }) => holdsAllWords(label, text));
  if (records.some((offer) => isSure(offer, text))) return [...records, ...named];
  return [...named, ...records, ...(isAnswer && named.length === 0 ? create : [])];
}

function isSure({ label, note = '' }: Offer, text: string): boolean {
  return holdsAllWords(`${label} ${note}`, text);
}
