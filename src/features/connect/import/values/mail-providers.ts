/**
 * Domains that give mailboxes to anyone, so that sharing one says nothing about a common company.
 * A name without a dot covers every country: `yahoo` is yahoo.com, yahoo.fr, yahoo.co.uk.
 */
const PROVIDERS = [
  // Everywhere
  'gmail googlemail outlook hotmail live msn yahoo ymail rocketmail icloud me.com mac.com aol',
  'gmx protonmail proton pm.me tutanota tuta.io tutamail zoho.com zohomail yandex mail.com email.com',
  'fastmail hushmail hey.com duck.com inbox.com usa.net mail.ru bk.ru list.ru inbox.ru rambler.ru',
  'qq.com 163.com 126.com sina.com foxmail.com naver.com daum.net hanmail.net rediffmail.com',
  // Germany, Austria, Switzerland
  'web.de t-online.de freenet.de arcor.de online.de posteo mailbox.org kabelmail.de vodafone.de',
  'unitybox.de netcologne.de ewetel.net email.de magenta.de aon.at chello.at a1.net bluewin.ch',
  'hispeed.ch sunrise.ch liwest.at inode.at',
  // Italy
  'libero.it virgilio.it alice.it tin.it tim.it tiscali.it iol.it inwind.it blu.it email.it',
  'fastwebnet.it poste.it aruba.it pec.it legalmail.it teletu.it vodafone.it',
  // France, Belgium
  'orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr bbox.fr numericable.fr club-internet.fr',
  'aliceadsl.fr noos.fr skynet.be telenet.be proximus.be',
  // United Kingdom, Ireland, Spain, Netherlands, North America and beyond
  'btinternet.com btopenworld.com sky.com talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk',
  'eircom.net telefonica.net ziggo.nl kpnmail.nl planet.nl home.nl xs4all.nl wp.pl o2.pl onet.pl',
  'interia.pl seznam.cz centrum.cz comcast.net verizon.net att.net sbcglobal.net bellsouth.net',
  'cox.net charter.net earthlink.net juno.com rogers.com shaw.ca sympatico.ca telus.net bigpond.com',
  'optusnet.com.au xtra.co.nz uol.com.br bol.com.br terra.com.br',
].flatMap((line) => line.split(' '));

const WHOLE = new Set(PROVIDERS.filter((name) => name.includes('.')));
const BRANDS = new Set(PROVIDERS.filter((name) => !name.includes('.')));
const BRAND_ENDING = /^([a-z0-9-]+)\.(?:[a-z]{2,3}|com?\.[a-z]{2}|me)$/;

/** Whether a mail domain belongs to a provider of mailboxes rather than to a company. */
export function isMailProvider(domain: string): boolean {
  if (WHOLE.has(domain)) return true;
  const brand = BRAND_ENDING.exec(domain)?.[1];
  return brand !== undefined && BRANDS.has(brand);
}
