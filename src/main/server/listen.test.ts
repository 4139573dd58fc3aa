import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { listen } from './listen.ts';

test('a filter as long as it may be arrives, and what is longer still is refused', async () => {
  const http = new Hono().get('/api/v1/people', (c) =>
    c.text(String(c.req.query('filter')?.length)),
  );
  const { port, close } = await listen(http, { host: '127.0.0.1', port: 0 });
  const ask = (length: number) =>
    fetch(`http://127.0.0.1:${port}/api/v1/people?filter=${'%22'.repeat(length)}`);
  expect(await (await ask(20_000)).text()).toBe('20000');
  expect((await ask(40_000)).status).toBe(431);
  await close();
});
