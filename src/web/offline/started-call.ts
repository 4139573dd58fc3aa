import { ownKey } from '../api/speaker.ts';

/** A number that somebody tapped to call it. */
export interface StartedCall {
  number: string;
  /** Whom it belongs to, as far as the page tells. */
  type: 'person' | 'company' | null;
  id: string | null;
  name: string;
  /** When it was tapped (ms since 1970). */
  atMs: number;
}

const LATEST_MS = 3 * 60 * 60_000;
const PAGE = /^\/(people|companies)\/([0-9a-f-]{36})$/;
const BESIDE = /^(person|company)\.([0-9a-f-]{36})$/;

/**
 * Notes taps on telephone numbers, and asks how it went once the page is back from the call: at once
 * when it becomes visible, or at its next start if the phone had closed it.
 */
export function watchCalls(ask: (call: StartedCall) => void): void {
  document.addEventListener(
    'click',
    ({ target }) => {
      const link =
        target instanceof Element && target.closest<HTMLAnchorElement>('a[href^="tel:"]');
      if (link) localStorage.setItem(ownKey('call'), JSON.stringify(describeCall(link)));
    },
    true,
  );
  const askIfBack = () => {
    if (document.visibilityState !== 'visible') return;
    const call = takeCall();
    if (call) ask(call);
  };
  document.addEventListener('visibilitychange', askIfBack);
  askIfBack();
}

function takeCall(): StartedCall | null {
  try {
    const call: StartedCall | null = JSON.parse(localStorage.getItem(ownKey('call')) ?? 'null');
    localStorage.removeItem(ownKey('call'));
    return call && Date.now() - call.atMs < LATEST_MS ? call : null;
  } catch {
    return null;
  }
}

/** Whose number it is: the record named nearest to it, else the one whose page this is. */
function describeCall(link: HTMLAnchorElement): StartedCall {
  const number = (link.textContent || link.href.slice('tel:'.length)).trim();
  const call = { number, atMs: Date.now() };
  for (let around = link.parentElement; around; around = around.parentElement) {
    const named = [...around.querySelectorAll<HTMLAnchorElement>('a[href]')].find(
      ({ href, textContent }) => readRecord(href).id && textContent?.trim(),
    );
    if (named) return { ...call, ...readRecord(named.href), name: named.textContent!.trim() };
    if (around.tagName === 'MAIN' || around.tagName === 'ASIDE' || around.querySelector('h1, h2')) {
      break;
    }
  }
  const beside = link.closest('aside, [role="complementary"]');
  const { origin, pathname, search, href } = window.location;
  const record = readRecord(beside ? `${origin}/${search}` : `${origin}${pathname}`, href);
  const name = (beside ?? document).querySelector('h1, h2')?.textContent?.trim() ?? '';
  return { ...call, ...record, name: record.type ? name : '' };
}

/** The record that an address names: as its page, or beside another. */
function readRecord(address: string, base?: string): Pick<StartedCall, 'type' | 'id'> {
  const { pathname, searchParams } = new URL(address, base);
  const [, word, id] =
    PAGE.exec(pathname) ?? BESIDE.exec(searchParams.get('open')?.replaceAll('"', '') ?? '') ?? [];
  if (!word || !id) return { type: null, id: null };
  return { type: word.startsWith('pe') ? 'person' : 'company', id };
}
