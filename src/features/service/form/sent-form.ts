export interface SentForm {
  name: string;
  mail: string;
  company: string;
  phone: string;
  subject: string;
  description: string;
  choice: string;
}

const MOST: Record<keyof SentForm, number> = {
  name: 200,
  mail: 254,
  company: 200,
  phone: 50,
  subject: 300,
  description: 20_000,
  choice: 200,
};

const MAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/;
/** What stands in one line is kept in one, whatever was sent. */
const SEVERAL_LINES: keyof SentForm = 'description';

/** What somebody has filled in, cut to what is kept. */
export function readSentForm(fields: Record<string, string>): SentForm {
  const names = Object.keys(MOST) as (keyof SentForm)[];
  return Object.fromEntries(
    names.map((name) => {
      const given = (fields[name] ?? '').toWellFormed();
      const text = name === SEVERAL_LINES ? given : given.replaceAll(/\s+/g, ' ');
      return [name, text.trim().slice(0, MOST[name]).toWellFormed()];
    }),
  ) as unknown as SentForm;
}

/** The first field that is not as it should be. */
export function findWrong(sent: SentForm): 'name' | 'mail' | 'subject' | null {
  if (!sent.name) return 'name';
  if (!MAIL.test(sent.mail)) return 'mail';
  return sent.subject ? null : 'subject';
}

/** First and last name, where nothing but the whole is known. */
export function splitName(name: string): { first_name: string | null; last_name: string } {
  const words = name.split(' ');
  const last_name = words.pop() ?? name;
  return { first_name: words.join(' ') || null, last_name };
}

/** Of a company, and none of those where anybody has a mailbox. */
export function companyDomain(mail: string): string | null {
  const domain = mail.slice(mail.lastIndexOf('@') + 1).toLowerCase();
  return FREE_MAIL.has(domain) ? null : domain;
}

const FREE_MAIL = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.de yahoo.it icloud.com
  me.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de libero.it virgilio.it tiscali.it alice.it
  tin.it pec.it proton.me protonmail.com aol.com mail.com mail.ru`.split(/\s+/),
);
