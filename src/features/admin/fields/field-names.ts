/** Words as a name in programs: without accents, in small letters, `_` between them. */
function slugOf(text: string, maxLength: number): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/ß/g, 'ss')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, maxLength)
    .replace(/_+$/, '');
}

/** A name for the field that no other has or had, beginning with `x_`; it never changes afterwards. */
export function nameField(label: string, taken: ReadonlySet<string>): string {
  return `x_${unlike(slugOf(label, 40) || 'field', (slug) => taken.has(`x_${slug}`))}`;
}

/** Choices with the values that stand for them in records: those there were keep theirs. */
export function nameChoices(
  choices: readonly { value?: string | undefined; label: string }[],
  before: readonly { value: string }[],
): { value: string; label: string }[] {
  const known = new Set(before.map(({ value }) => value));
  const taken = new Set(known);
  return choices.map(({ value, label }) => {
    if (value && known.has(value)) return { value, label };
    const made = unlike(slugOf(label, 50) || 'choice', (slug) => taken.has(slug));
    taken.add(made);
    return { value: made, label };
  });
}

function unlike(slug: string, isTaken: (slug: string) => boolean): string {
  if (!isTaken(slug)) return slug;
  let number = 2;
  while (isTaken(`${slug}_${number}`)) number++;
  return `${slug}_${number}`;
}
