/** Legal forms at the end of a company's name that no person is called. */
const LONG_FORM =
  /(?:^|[\s,.&])(?:g?gmbh|mbh|kgaa|ohg|gbr|e\.\s?k\.|e\.\s?v\.|s\.?p\.?a\.?|s\.?r\.?l\.?s?|s\.?n\.?c\.?|s\.?a\.?s\.|s\.?a\.?r\.?l\.?|sasu|eurl|s\.a\.|inc\.?|ltd\.?|llc|llp|plc|corp\.?|co\.|company|limited|b\.v\.|n\.v\.|a\/s|oyj|sp\.? z o\.?o\.?|pty)$/i;
/** Those that are names or words as well, unless written as legal forms are. */
const SHORT_FORM = /(?:^|[\s,.&])(?:AG|KG|SE|UG|eG|eV|eK|SA|SAS|SCI|AB|NV|BV|Oy|Co|CO)$/;

/** Whether a text ends like a company's name: `Globex GmbH`, `Initech S.p.A.`. */
export function isCompanyName(text: string): boolean {
  return LONG_FORM.test(text) || (SHORT_FORM.test(text) && !/^\p{Lu}\p{Ll}+ Co$/u.test(text));
}
