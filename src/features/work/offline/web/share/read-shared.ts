import { SHARED_CACHE, SHARED_PATH, type Shared } from '#src/web/offline/worker/keep-shared.ts';

export interface SharedContact {
  first_name: string;
  last_name: string;
  job_title: string;
  company: string;
  emails: string[];
  phones: string[];
}

const MOST_CONTACTS = 100;

/** What the service worker kept of another app's share; it is taken once. */
export async function readShared(): Promise<{ line: string; contacts: SharedContact[] }> {
  const cache = await caches.open(SHARED_CACHE);
  const kept = await cache.match(SHARED_PATH);
  if (!kept) return { line: '', contacts: [] };
  const shared: Shared = await kept.json();
  await cache.delete(SHARED_PATH);
  const cards = [...shared.files, shared.text].filter((one) => /^\s*BEGIN:VCARD/im.test(one));
  const contacts = (await Promise.all(cards.map(readCards))).flat().slice(0, MOST_CONTACTS);
  const texts = shared.files.filter((one) => !cards.includes(one));
  const words = [
    shared.title,
    cards.includes(shared.text) ? '' : shared.text,
    shared.url,
    ...texts,
  ];
  const line = [...new Set(words.map((one) => one.trim()).filter(Boolean))].join(' ');
  return { line: line.slice(0, 5000), contacts };
}

/** The contacts of a vCard file (RFC 6350 and its forerunners); what cannot be read is left out. */
export async function readCards(file: string): Promise<SharedContact[]> {
  const { default: ICAL } = await import('ical.js');
  const cards = file.match(/BEGIN:VCARD[\s\S]*?END:VCARD/gi) ?? [];
  return cards.slice(0, MOST_CONTACTS).flatMap((text) => {
    try {
      const card = new ICAL.Component(ICAL.parse(text.replace(/\r?\n/g, '\r\n')) as unknown[]);
      return [readCard(card)];
    } catch {
      return [];
    }
  });
}

interface Card {
  getFirstPropertyValue: (name: string) => unknown;
  getAllProperties: (name: string) => { getFirstValue: () => unknown }[];
}

function readCard(card: Card): SharedContact {
  const first = (name: string) => card.getFirstPropertyValue(name);
  const [last = '', given = ''] = [first('n') ?? []].flat().map(String);
  const whole = String(first('fn') ?? '').trim();
  const [whole1 = '', ...wholeRest] = whole.split(' ');
  const hasName = `${given}${last}`.trim() !== '';
  const all = (name: string) =>
    card
      .getAllProperties(name)
      .map((one) => String(one.getFirstValue()).replace(/^tel:/i, '').trim());
  return {
    first_name: hasName ? given : whole1,
    last_name: hasName ? last : wholeRest.join(' '),
    job_title: String(first('title') ?? ''),
    company: String([first('org') ?? ''].flat()[0] ?? ''),
    emails: all('email').filter(Boolean),
    phones: all('tel').filter(Boolean),
  };
}
