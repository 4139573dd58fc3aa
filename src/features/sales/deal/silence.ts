/** A rhythm is a deal's own if it has as many gaps between days of contact. */
export const OWN_GAPS = 3;
/** Where neither the deal nor its pipeline tells a rhythm. */
const USUAL_DAYS = 14;
/** Nobody is reminded of a deal of this week. */
const LEAST_DAYS = 7;

export interface Rhythm {
  /** Days since the last contact; without one, since the deal was made. */
  days: number;
  /** The median of days between its contacts, and of how many gaps. */
  own: number | null;
  gaps: number;
  /** The median of its pipeline's deals. */
  pipeline: number | null;
}

export interface Silence {
  days: number;
  usual_days: number;
  /** Whose rhythm it is: the deal's own, that of its pipeline, or one that is assumed. */
  rhythm: 'own' | 'pipeline' | 'assumed';
}

/** A deal is stale when it is silent for longer than twice its rhythm; null: it is not. */
export function judgeSilence({ days, own, gaps, pipeline }: Rhythm): Silence | null {
  const isOwn = own !== null && gaps >= OWN_GAPS;
  const usual = isOwn ? own : (pipeline ?? USUAL_DAYS);
  if (days < LEAST_DAYS || days <= 2 * usual) return null;
  const rhythm = isOwn ? 'own' : pipeline === null ? 'assumed' : 'pipeline';
  return { days, usual_days: Math.max(1, Math.round(usual)), rhythm };
}
