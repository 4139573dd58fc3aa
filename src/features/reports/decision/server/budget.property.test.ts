import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '#src/main/server/test-app.ts';
import { askedFields, BEGINNING } from '../decision-basis.ts';
import { DECISIONS } from '../decisions.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const choice = fc.record({
  add: fc.subarray(Object.keys(DECISIONS), { maxLength: 4 }),
  own: fc.subarray(['companies_address_only', 'company_freshness', 'person_freshness'], {
    maxLength: 3,
  }),
  keep: fc.nat(4),
});
const step = fc.oneof(
  { weight: 3, arbitrary: choice.map((save) => ({ save })) },
  { weight: 2, arbitrary: fc.nat(20).map((undo) => ({ undo })) },
);

test('no order of saving and taking back gets past three reports and twelve fields', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 7 }), async (steps) => {
      const ada = await app.workspace();
      const commands: string[] = [];
      for (const one of steps) {
        const { basis } = (await app.call(ada, 'GET /api/v1/decisions')).body;
        const kept: { id: string }[] = basis?.decisions ?? [];
        const answer =
          'save' in one
            ? await app.call(ada, 'PUT /api/v1/decisions', {
                body: {
                  objective: 'To be better',
                  metric: 'retention',
                  decisions: [
                    ...kept.slice(0, one.save.keep).map(({ id }) => ({ id })),
                    ...one.save.add.map((decision) => ({ decision })),
                    ...one.save.own.map((metric) => ({ words: `By ${metric}`, metric })),
                  ],
                },
              })
            : await app.call(ada, `POST /api/v1/commands/${commands[one.undo]}/undo`);
        expect(answer.status).toBeLessThan(500);
        const command = answer.headers.get('uptake-command');
        if (answer.status === 200 && command) commands.push(command);
        await expectWithinBudget(ada);
      }
    }),
    { numRuns: 5 },
  );
}, 60_000);

async function expectWithinBudget(ada: Awaited<ReturnType<TestApp['workspace']>>) {
  const { basis, budget } = (await app.call(ada, 'GET /api/v1/decisions')).body;
  const decisions = basis?.decisions ?? [];
  expect(decisions.length).toBeLessThanOrEqual(BEGINNING.reports);
  expect(askedFields(decisions).length).toBeLessThanOrEqual(BEGINNING.fields);
  expect(budget.reports).toBe(decisions.length);
  const reports = await app.call(ada, 'GET /api/v1/reports/count');
  expect(reports.body.count).toBe(decisions.length);
}
