import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

// Kept outside the database: whoever can write a ledger anew there cannot make it end as it did.
const marksShape = z.record(
  z.uuid(),
  z.object({ seq: z.int().positive(), hash: z.string(), at: z.iso.datetime() }),
);

/** By workspace: where its ledger ended when it was last found whole. */
export type LedgerMarks = z.infer<typeof marksShape>;

export async function readLedgerMarks(dataDir: string): Promise<LedgerMarks> {
  const text = await readFile(marksPath(dataDir), 'utf8').catch(() => '{}');
  try {
    return marksShape.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    return {};
  }
}

export async function writeLedgerMarks(dataDir: string, marks: LedgerMarks): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(marksPath(dataDir), `${JSON.stringify(marks, null, 1)}\n`, { mode: 0o600 });
}

function marksPath(dataDir: string): string {
  return join(dataDir, 'ledger-marks.json');
}
