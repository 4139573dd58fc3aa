import type { AnyRouter } from '@tanstack/react-router';
import { beforeEach, expect, test, vi } from 'vitest';
import { ahead, beside, closeBeside, idBeside, openBeside } from './beside.ts';

vi.hoisted(() => vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw)));

const PERSON = 'person.0198';
const COMPANY = 'company.0199';

/** Stands for the browser's address: knows where one is and what was asked for. */
function makeRouter() {
  const asked: unknown[] = [];
  const router = {
    latestLocation: { pathname: '/people' },
    async navigate({ search }: { search: (all: object) => object }) {
      asked.push(search({ view: 'mine' }));
    },
  };
  return { router: router as unknown as AnyRouter, asked };
}

beforeEach(() => {
  ahead.set(undefined);
  beside.set(undefined);
});

test('a record stands beside the page at once, and the address follows', async () => {
  const { router, asked } = makeRouter();
  openBeside(router, PERSON);
  expect(beside.get()).toBe(PERSON);
  expect(asked).toEqual([]);
  await vi.waitFor(() => expect(asked).toEqual([{ view: 'mine', open: PERSON }]));
  expect(ahead.get()).toBeUndefined();
});

test('of two that are opened in one moment the address says the second alone', async () => {
  const { router, asked } = makeRouter();
  openBeside(router, PERSON);
  openBeside(router, COMPANY);
  expect(idBeside('company')).toBe('0199');
  await vi.waitFor(() => expect(asked).toEqual([{ view: 'mine', open: COMPANY }]));
});

test('what is closed at once is not opened by an address that comes late', async () => {
  const { router, asked } = makeRouter();
  openBeside(router, PERSON);
  closeBeside(router);
  expect(beside.get()).toBeUndefined();
  await new Promise((drawn) => setTimeout(drawn, 20));
  expect(asked).toEqual([{ view: 'mine', open: undefined }]);
});

test('who goes to another page meanwhile does not take the record along', async () => {
  const { router, asked } = makeRouter();
  openBeside(router, PERSON);
  Object.assign(router, { latestLocation: { pathname: '/companies' } });
  await vi.waitFor(() => expect(ahead.get()).toBeUndefined());
  expect(asked).toEqual([]);
});
