import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** What the next request meets: an answer, or a network that is gone. */
const answers: (Response | 'gone')[] = [];
const sent: { url: string; headers: Headers; body?: unknown }[] = [];

class FakeRequest extends EventTarget {
  upload = new EventTarget();
  status = 0;
  responseText = '';
  #url = '';
  #headers = new Headers();
  #told = new Headers();
  open(_method: string, url: string): void {
    this.#url = url;
  }
  setRequestHeader(name: string, value: string): void {
    this.#headers.set(name, value);
  }
  getResponseHeader(name: string): string | null {
    return this.#told.get(name);
  }
  abort(): void {
    this.dispatchEvent(new Event('abort'));
  }
  async send(body: unknown): Promise<void> {
    sent.push({ url: this.#url, headers: this.#headers, body });
    const answer = answers.shift();
    if (!answer) return;
    if (answer === 'gone') {
      this.dispatchEvent(new Event('error'));
      return;
    }
    const part = { lengthComputable: true, loaded: 1, total: 2 };
    this.upload.dispatchEvent(Object.assign(new Event('progress'), part));
    this.responseText = await answer.text();
    this.status = answer.status;
    this.#told = answer.headers;
    this.dispatchEvent(new Event('load'));
  }
}

const reload = vi.fn();
const click = vi.fn();
vi.stubGlobal('window', { addEventListener() {}, location: { reload } });
vi.stubGlobal('document', {
  documentElement: {},
  createElement: () => ({ click }),
});
vi.stubGlobal('navigator', { onLine: true, languages: ['en'], language: 'en' });
vi.stubGlobal('XMLHttpRequest', FakeRequest);
vi.stubGlobal('fetch', async (url: string, init: { headers: Record<string, string> }) => {
  sent.push({ url, headers: new Headers(init.headers) });
  const answer = answers.shift();
  if (!answer || answer === 'gone') throw new TypeError('nothing answers');
  return answer;
});

const { sendFile } = await import('./send-file.ts');
const { fetchFile } = await import('./fetch-file.ts');
const { doneCommands, lastCommand } = await import('../commands.ts');
const { sessionLost } = await import('../session-lost.ts');
const { speakFor } = await import('../speaker.ts');
const { offerLanguages, speak } = await import('../../i18n/packs.ts');

const ROUTE = 'POST /api/v1/quote-settings/logo';
const file = new File(['x'], 'mark.png', { type: 'image/png' });

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

beforeEach(() => {
  answers.length = 0;
  sent.length = 0;
  vi.clearAllMocks();
  doneCommands.set([]);
  lastCommand.set(null);
  sessionLost.set(false);
  speakFor('m1');
});
afterEach(() => {
  speakFor(null);
});

test('a file is sent for whom the page speaks, tells how far it is, and can be undone', async () => {
  answers.push(json({ logo: 'x' }, 200, { 'Uptake-Command': 'c1' }));
  const shares: number[] = [];
  const given = await sendFile(ROUTE, file, {
    ...{ query: { name: 'a b', as_note: undefined }, says: 'Saved', as: 'text/calendar' },
    onProgress: (share) => shares.push(share),
  });
  expect(given).toEqual({ logo: 'x' });
  expect(shares).toEqual([0.5]);
  expect(lastCommand.get()).toEqual({ ids: ['c1'], says: 'Saved' });
  const { url, headers, body } = sent[0]!;
  expect(url).toBe('/api/v1/quote-settings/logo?name=a+b');
  expect([headers.get('uptake-member'), headers.get('content-type')]).toEqual([
    'm1',
    'text/calendar',
  ]);
  expect(body).toBe(file);
});

test('what is refused is said in the language spoken', async () => {
  const german = { 'This is no picture.': 'Das ist kein Bild.' };
  offerLanguages({ de: async (area) => (area === 'web/i18n/messages' ? german : undefined) });
  await speak('de');
  answers.push(json({ detail: 'This is no picture.', code: 'invalid' }, 400));
  await expect(sendFile(ROUTE, file)).rejects.toMatchObject({ message: 'Das ist kein Bild.' });
  await speak('en');
  expect(doneCommands.get()).toEqual([]);
});

test('that nobody answers is said, going there and coming here', async () => {
  answers.push('gone', 'gone');
  const said = { code: 'unreachable', message: expect.stringContaining('needs a connection') };
  await expect(sendFile(ROUTE, file)).rejects.toMatchObject(said);
  await expect(fetchFile('/api/v1/people/export', 'people')).rejects.toMatchObject(said);
});

test('that the session has ended is noticed, going there and coming here', async () => {
  for (const ask of [
    () => sendFile(ROUTE, file),
    () => fetchFile('/api/v1/people/export', 'people'),
  ]) {
    sessionLost.set(false);
    answers.push(json({ detail: 'Sign in first.', code: 'unauthenticated' }, 401));
    await expect(ask()).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(sessionLost.get()).toBe(true);
  }
});

test('who gives up is given the reason, and not a failure', async () => {
  const stop = new AbortController();
  const sending = sendFile(ROUTE, file, { signal: stop.signal });
  stop.abort();
  await expect(sending).rejects.toMatchObject({ name: 'AbortError' });
});

test('a file that comes is handed over, and asked for by whom the page speaks for', async () => {
  answers.push(new Response('a,b', { headers: { 'content-disposition': 'x; filename="p.csv"' } }));
  await fetchFile('/api/v1/people/export', 'people');
  expect(click).toHaveBeenCalledOnce();
  expect(sent[0]!.headers.get('uptake-member')).toBe('m1');
  answers.push(json({ detail: 'No.', code: 'unauthenticated', reason: 'other_member' }, 401));
  await expect(fetchFile('/api/v1/people/export', 'people')).rejects.toBeDefined();
  expect(reload).toHaveBeenCalledOnce();
});
