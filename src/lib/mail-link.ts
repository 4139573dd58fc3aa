interface Letter {
  subject: string;
  body: string;
}

/**
 * The link that begins a letter to one address (RFC 6068). Whatever stands in the address is of the
 * address, or it could add others who get the letter unseen.
 */
export function mailLink(to: string, letter?: Letter): string {
  const address = encodeURIComponent(to).replaceAll('%40', '@');
  if (!letter) return `mailto:${address}`;
  const { subject, body } = letter;
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
