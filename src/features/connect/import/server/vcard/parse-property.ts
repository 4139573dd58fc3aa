import ICAL from 'ical.js';

/** One line of a vCard, read. */
export interface CardProperty {
  /** Lower case, without its group: `email`. */
  name: string;
  /** `item1` of `item1.EMAIL`, which ties a label to it. */
  group: string;
  /** Words such as `home`, `cell`, `pref`, lower case. */
  types: string[];
  /** Components of a structured value; a single one otherwise. */
  values: string[];
}

/** The words that vCard 2.1 writes without `TYPE=`. */
const BARE_TYPES =
  /;(dom|intl|postal|parcel|home|work|pref|voice|fax|msg|cell|pager|bbs|modem|car|isdn|video|internet|x400)(?=[;:])/gi;
const STRUCTURED = new Set(['n', 'adr', 'org']);
/** Read as typed: ical.js knows fewer ways to write a date than people do. */
const PLAIN = /^(?:[\w-]+\.)?(BDAY|ANNIVERSARY|REV|GEO|TZ|UID)[;:]/i;

/** What stands before the value: name and parameters. The time to read it grows with its square. */
const HEAD = /^(?:"[^"]*"|[^":]+)*/;
const LONGEST_HEAD = 5000;

/** Reads one unfolded line of any vCard version; nothing when it is no property. */
export function parseProperty(line: string, version: string): CardProperty | undefined {
  if (HEAD.exec(line)![0].length > LONGEST_HEAD) return undefined;
  const plain = PLAIN.exec(line);
  if (plain) {
    const value = line.slice(line.indexOf(':') + 1).trim();
    return { name: plain[1]!.toLowerCase(), group: '', types: [], values: [value] };
  }
  try {
    const design = version === '4.0' ? ICAL.design.vcard : ICAL.design.vcard3;
    const decoded = decodeQuotedPrintable(nameTypes(line));
    const [name, parameters, , ...values] = ICAL.parse.property(decoded, design);
    return {
      name,
      group: String(parameters.group ?? '').toLowerCase(),
      types: [parameters.type ?? []]
        .flat()
        .flatMap((type: string) => type.toLowerCase().split(',')),
      values: readValues(name, values),
    };
  } catch {
    return undefined;
  }
}

function nameTypes(line: string): string {
  const colon = line.indexOf(':');
  return line.slice(0, colon + 1).replace(BARE_TYPES, ';TYPE=$1') + line.slice(colon + 1);
}

/** Several values of one component (`;;Via Roma 1,Scala B;`) belong together. */
function readValues(name: string, values: unknown[]): string[] {
  const parts = STRUCTURED.has(name)
    ? values.flatMap((value) => (Array.isArray(value) ? value : [value]))
    : values;
  return parts.map((part) =>
    unescapeText(
      [part]
        .flat(3)
        .map(String)
        .join(name === 'adr' ? ', ' : ' '),
    ).trim(),
  );
}

/** What ical.js leaves escaped in values that it does not know. */
function unescapeText(text: string): string {
  return text.replace(/\\([nN,;:\\])/g, (_, char: string) =>
    char === 'n' || char === 'N' ? '\n' : char,
  );
}

const QUOTED_PRINTABLE = /;(?:ENCODING=)?QUOTED-PRINTABLE(?=[;:])/i;
const CHARSET = /;CHARSET="?([\w-]+)"?(?=[;:])/i;

/** vCard 2.1 writes accents as `=C3=A9`; the line comes back in the escapes of version 3. */
function decodeQuotedPrintable(line: string): string {
  const charset = CHARSET.exec(line)?.[1]?.toLowerCase() ?? 'utf-8';
  const bare = line.replace(CHARSET, '');
  if (!QUOTED_PRINTABLE.test(bare)) return bare;
  const colon = bare.indexOf(':');
  const bytes = Buffer.from(
    bare
      .slice(colon + 1)
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    'latin1',
  );
  const text = bytes.toString(/^utf-?8$/.test(charset) ? 'utf8' : 'latin1');
  return `${bare.slice(0, colon + 1).replace(QUOTED_PRINTABLE, '')}${text.replace(/\r?\n/g, '\\n')}`;
}
