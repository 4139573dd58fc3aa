/** A list of texts as one line to edit: `anna@globex.com, a.rossi@home.it`. */
export function writeList(values: readonly string[]): string {
  return values.join(', ');
}

/** The line read back: parts between commas, semicolons or line breaks, without empties or doubles. */
export function readList(line: string): string[] {
  const parts = line.split(/[,;\n]/).map((part) => part.trim());
  return [...new Set(parts.filter(Boolean))];
}
