/** Minutes of business as a person says them: 45 minutes, 4 hours. */
export function sayMinutes(minutes: number, locale: string): string {
  const { count, unit } = partMinutes(minutes);
  const options = { style: 'unit', unit, unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(locale, options).format(count);
}

export type MinutesUnit = 'minute' | 'hour';
export const UNIT_MINUTES: Record<MinutesUnit, number> = { minute: 1, hour: 60 };

/** Whole hours where they are, else minutes. */
export function partMinutes(minutes: number): { count: number; unit: MinutesUnit } {
  if (minutes % 60 === 0) return { count: minutes / 60, unit: 'hour' };
  return { count: minutes, unit: 'minute' };
}
