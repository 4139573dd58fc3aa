import type { Client } from 'pg';
import { type Finding, judge, listFew } from '../finding.ts';
import { findLedgerFaults, type LedgerMark, readLedgerMark } from './ledger-fault-queries.ts';
import { type LedgerMarks, readLedgerMarks, writeLedgerMarks } from './ledger-marks.ts';

interface Workspace {
  id: string;
  name: string | null;
}

/** Follows each workspace's ledger from its first event, and notes in the data folder where it ends. */
export async function checkLedgers(
  client: Client,
  { dataDir, now }: { dataDir: string; now: Date },
): Promise<Finding[]> {
  const marks = await readLedgerMarks(dataDir);
  const workspaces = await readWorkspaces(client, marks);
  const findings: Finding[] = [];
  const seen: LedgerMarks = {};
  for (const { id, name } of workspaces) {
    const faults = await findLedgerFaults(client, id, marks[id]);
    const mark = await readLedgerMark(client, id);
    findings.push(describeLedger(name ?? id, faults, mark));
    // a mark that no longer fits stays, so that the fault is found again tomorrow
    if (faults.length === 0 && mark) seen[id] = { ...mark, at: now.toISOString() };
    else if (marks[id]) seen[id] = marks[id];
  }
  // whoever may only look still gets the findings
  await writeLedgerMarks(dataDir, seen).catch(() => {});
  if (findings.length > 0) return findings;
  return [judge('ledger', [], { well: 'There is no workspace yet.' })];
}

function describeLedger(
  name: string,
  faults: { seq: number; fault: string }[],
  mark: LedgerMark | undefined,
): Finding {
  const check = `ledger of "${name}"`;
  const well = `All ${mark?.seq ?? 0} events follow from one another.`;
  if (faults.length === 0) return judge(check, [], { well });
  const list = listFew(
    faults.map(({ seq, fault }) => (seq > 0 ? `event ${seq}: ${fault}` : fault)),
    '; ',
  );
  const message = `Somebody changed the ledger past Uptake: ${list}. Compare with a backup, and find out who had access to the database.`;
  return { check, verdict: 'fault', message };
}

/** Those of the directory, those that have a ledger, and those that had one when last examined. */
async function readWorkspaces(client: Client, marks: LedgerMarks): Promise<Workspace[]> {
  const { rows } = await client.query<Workspace>(`
    select coalesce(w.id, l.workspace_id) as id, w.name
    from directory.workspace w
    full join (select workspace_id from ledger_head union select workspace_id from ledger_event) l
      on l.workspace_id = w.id
    order by w.created_at, 1`);
  const known = new Set(rows.map(({ id }) => id));
  const marked = Object.keys(marks);
  // not one of them is here: the data folder served another database then
  if (!marked.some((id) => known.has(id))) return rows;
  return [...rows, ...marked.filter((id) => !known.has(id)).map((id) => ({ id, name: null }))];
}
