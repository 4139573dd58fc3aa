/** The text without half a sign: a cut may leave one behind, and PostgreSQL takes none. */
export function wholeSigns(text: string): string {
  return text.isWellFormed() ? text : text.replaceAll(/\p{Cs}/gu, '');
}
