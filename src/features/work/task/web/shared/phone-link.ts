/** The address that dials the number; what is written for people only is left out. */
export function hrefOfPhone(number: string): string {
  return `tel:${number.replace(/\(0\)/g, '').replace(/[^\d+*#]/g, '')}`;
}
