import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { listen } from './listen.ts';

const log = { info() {}, warn() {}, error: console.error };
const where = { host: '127.0.0.1', port: 0, log };

test('a filter as long as it may be arrives, and what is longer still is refused', async () => {
  const http = new Hono().get('/api/v1/people', (c) =>
    c.text(String(c.req.query('filter')?.length)),
  );
  const { port, close } = await listen(http, where);
  const ask = (length: number) =>
    fetch(`http://127.0.0.1:${port}/api/v1/people?filter=${'%22'.repeat(length)}`);
  expect(await (await ask(20_000)).text()).toBe('20000');
  expect((await ask(40_000)).status).toBe(431);
  await close();
});

test('what is under way is answered before it closes, and who comes meanwhile is told when to come again', async () => {
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const http = new Hono()
    .get('/slow', async (c) => {
      begin();
      await wait(1_000);
      return c.text('in time');
    })
    .get('/next', (c) => c.text('served'));
  const { port, close } = await listen(http, where);
  const told = talk(port, 'GET /slow HTTP/1.1\r\nhost: a\r\n\r\n');
  await begun;
  const closing = close();
  told.say('GET /next HTTP/1.1\r\nhost: a\r\n\r\n');
  const heard = await told.all;
  await closing;
  expect(heard).toContain('in time');
  expect(heard).not.toContain('served');
  expect(heard).toMatch(/HTTP\/1.1 503 .*retry-after: 5.*"reason":"stopping"/is);
});

/** One connection on which several requests are sent without waiting for the answers. */
function talk(port: number, first: string) {
  const socket = connect(port, '127.0.0.1');
  socket.write(first);
  let heard = '';
  socket.setEncoding('utf8').on('data', (text) => {
    heard += text;
  });
  const all = new Promise<string>((resolve) => {
    socket.on('close', () => resolve(heard));
  });
  return { say: (text: string) => socket.write(text), all };
}
