import { useMemo } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { Refs } from '../data/record-client.ts';
import { useMembers } from '../data/use-members.ts';
import { useOwnCurrency } from '../data/use-own-currency.ts';
import type { ReadingAids } from './format-value.ts';

/** Who reads and the members' names, with the titles of these records. */
export function useReadingAids(refs: Refs): ReadingAids {
  const members = useMembers();
  const who = useStore(reader);
  return useMemo(() => ({ reader: who, refs, members }), [who, refs, members]);
}

/** The same with what is needed to say a filter. */
export function useFilterAids(refs: Refs): ReadingAids {
  const aids = useReadingAids(refs);
  const currency = useOwnCurrency();
  return useMemo(() => ({ ...aids, currency }), [aids, currency]);
}

/** The same for where one record is read by itself, or before it is written: nothing is left to guess. */
export function useWholeAids(refs: Refs): ReadingAids {
  const aids = useReadingAids(refs);
  return useMemo(() => ({ ...aids, wholeDays: true }), [aids]);
}
