import type { Client } from 'pg';
import { findKeptFaults } from '#src/features/adoption/measure/server/kept-faults-queries.ts';
import { type Finding, judge, listFew } from '../finding.ts';

/** Whether what uptake is measured from is still what the ledger gives. */
export async function checkUptake(client: Client): Promise<Finding> {
  const { rows } = await client.query<{ id: string; name: string }>(`
    select w.id, w.name from directory.workspace w
    join uptake_place p on p.workspace_id = w.id order by w.created_at, w.id`);
  const problems: string[] = [];
  for (const { id, name } of rows) {
    const faults = await findKeptFaults(client, id);
    if (faults.length === 0) continue;
    problems.push(
      `In "${name}" these days are not what the ledger gives: ${listFew(faults, '; ')}.`,
    );
  }
  return judge('uptake', problems, {
    well: 'What uptake is measured from is what the ledger gives.',
  });
}
