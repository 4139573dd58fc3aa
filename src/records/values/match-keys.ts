/** How the keys begin by which search knows a record for sure; what follows is exact. */
export const KEY = { mail: 'mail:', phone: 'tel:', domain: 'dom:', name: 'name:' } as const;

/** Digits from which a phone number is one; fewer are an extension. */
export const LEAST_DIGITS = 6;
/** The last digits do not depend on how the country is dialled. */
export const KEPT_DIGITS = 9;

/** The last nine digits of a phone number; undefined if they are too few to tell anybody. */
export function phoneDigits(phone: string): string | undefined {
  const digits = phone.replace(/\D/g, '');
  return digits.length >= LEAST_DIGITS ? digits.slice(-KEPT_DIGITS) : undefined;
}

export function mailKey(email: string): string {
  return KEY.mail + email.toLowerCase();
}

export function phoneKey(phone: string): string | undefined {
  const digits = phoneDigits(phone);
  return digits && KEY.phone + digits;
}

export function domainKey(domain: string): string {
  return KEY.domain + domain.toLowerCase();
}

/** `normalName`: as the database's `normal_text` writes it, the first 200 characters. */
export function nameKey(normalName: string): string {
  return KEY.name + normalName;
}

/** The keys of all mail addresses, phone numbers and mail domains of a record. */
export function contactKeys(values: Record<string, unknown>): string[] {
  const list = (field: string) => (values[field] ?? []) as string[];
  return [
    ...list('emails').map(mailKey),
    ...list('phones').flatMap((phone) => phoneKey(phone) ?? []),
    ...list('domains').map(domainKey),
  ];
}
