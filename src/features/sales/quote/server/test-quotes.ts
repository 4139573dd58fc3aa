import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

export const LINES = [
  { name: 'Pump P-200', quantity: '2', unit: 'pc', unit_price: 125_000, tax: '22' },
  {
    name: 'Installation',
    details: 'By our own people',
    quantity: '6.5',
    unit: 'h',
    unit_price: 8_500,
    discount: '10',
    tax: '22',
  },
];
/** 2 × 1250.00 + 6.5 × 85.00 less 10 %: 2500.00 + 497.25. */
export const NET = 299_725;

/** A workspace where quotes are written, at a time that a test can move. */
export async function startQuotes() {
  const clock = { now: new Date('2026-11-22T10:00:00Z') };
  const app = await startTestApp({ now: () => clock.now });
  const ada = await app.workspace('Brightwater');
  return { app, ada, clock, ...quoteSteps(app) };
}

export function quoteSteps(app: TestApp) {
  async function make(member: TestMember, plural: string, body: object) {
    const answer = await app.call(member, `POST /api/v1/${plural}`, { body });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  }

  async function draft(member: TestMember, values: object = {}) {
    const company = await make(member, 'companies', { name: 'Globex', city: 'Bolzano' });
    const body = {
      name: 'New pumps',
      company_id: company.id,
      currency: 'EUR',
      lines: LINES,
      ...values,
    };
    return make(member, 'quotes', body);
  }

  async function send(member: TestMember, id: string) {
    const answer = await app.call(member, `POST /api/v1/quotes/${id}/send`);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    const { url } = (await app.call(member, `GET /api/v1/quotes/${id}/page`)).body;
    return { quote: answer.body, path: new URL(url).pathname };
  }

  return {
    make,
    draft,
    send,
    /** A quote that the customer has. */
    async sent(member: TestMember, values: object = {}) {
      return send(member, (await draft(member, values)).id);
    },
    get: async (member: TestMember, id: string) =>
      (await app.call(member, `GET /api/v1/quotes/${id}`)).body,
    /** What the customer's browser sends. */
    async post(path: string, form: Record<string, string>, headers: Record<string, string> = {}) {
      const answer = await app.app.http.request(`http://localhost:3000${path}`, {
        method: 'POST',
        body: new URLSearchParams(form).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      });
      return {
        status: answer.status,
        place: answer.headers.get('location'),
        text: await answer.text(),
      };
    },
    async open(path: string, headers: Record<string, string> = { 'user-agent': 'Firefox' }) {
      const answer = await app.app.http.request(`http://localhost:3000${path}`, { headers });
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    },
  };
}
