/** Lower case, without accents, `ß` as `ss`: what two spellings of one word share. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
}
