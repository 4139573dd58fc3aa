export const PLACES = ['first_name', 'name', 'company', 'number', 'subject', 'owner'] as const;
export type Place = (typeof PLACES)[number];

/** Puts what is known in its place; what is not known leaves no gap before a comma or point. */
export function fillIn(body: string, known: Partial<Record<Place, string | null>>): string {
  return body.replaceAll(/( ?)\{(\w+)\}/g, (whole, space: string, name: string) => {
    if (!PLACES.some((place) => place === name)) return whole;
    const value = known[name as Place];
    return value ? `${space}${value}` : '';
  });
}
