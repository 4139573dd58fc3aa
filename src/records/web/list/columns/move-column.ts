/** The columns with one of them at another place; unchanged if it is none of them. */
export function moveColumn(columns: readonly string[], name: string, to: number): string[] {
  if (!columns.includes(name)) return [...columns];
  const others = columns.filter((one) => one !== name);
  const place = Math.max(0, Math.min(to, others.length));
  return [...others.slice(0, place), name, ...others.slice(place)];
}
