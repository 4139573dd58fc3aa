/** The time of day of an instant, as the language writes it on the clocks of the zone. */
export function writeTime(
  instant: string,
  { language, zone }: { language: string; zone: string },
): string {
  // English as it is written outside America: the server does not know the reader's country
  const locale = language === 'en' ? 'en-GB' : language;
  const options = { hour: 'numeric', minute: '2-digit', timeZone: zone } as const;
  return new Intl.DateTimeFormat(locale, options).format(new Date(instant));
}
