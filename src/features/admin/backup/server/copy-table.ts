import { createHash } from 'node:crypto';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import copyStreams from 'pg-copy-streams';
import type { TableEntry } from '../manifest.ts';
import { type BackupTable, columnsSql, tableSql } from './backup-tables.ts';

export type Measure = Pick<TableEntry, 'rows' | 'bytes' | 'sha256'>;

const LINE_BREAK = 10;

/** Lets a table's text through and counts it; `measure` is whole once the stream has ended. */
export function createGauge(): Transform & { measure(): Measure } {
  const hash = createHash('sha256');
  let rows = 0;
  let bytes = 0;
  const gauge = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      // in COPY's text a line break inside a value is written `\n`, so each one ends a row
      for (let at = chunk.indexOf(LINE_BREAK); at >= 0; at = chunk.indexOf(LINE_BREAK, at + 1)) {
        rows++;
      }
      done(null, chunk);
    },
  });
  return Object.assign(gauge, {
    measure: () => ({ rows, bytes, sha256: hash.copy().digest('hex') }),
  });
}

/** The rows of a table as COPY text, in the order of its primary key. */
export function copyOut(client: Client, table: BackupTable): Readable {
  return client.query(
    copyStreams.to(
      `copy (select ${columnsSql(table.columns)} from ${tableSql(table)} t order by ${table.order}) to stdout`,
    ),
  );
}

/** Adds rows in COPY text to a table. */
export async function copyIn(client: Client, entry: TableEntry, text: Readable): Promise<void> {
  const target = client.query(
    copyStreams.from(`copy ${tableSql(entry)} (${columnsSql(entry.columns)}) from stdin`),
  );
  await pipeline(text, target);
}

/** Reads a stream to its end and measures it. */
export async function measureText(text: Readable, signal?: AbortSignal): Promise<Measure> {
  const gauge = createGauge();
  await pipeline(text, gauge, async (chunks) => {
    for await (const _ of chunks) signal?.throwIfAborted();
  });
  return gauge.measure();
}

export function isSameMeasure(one: Measure, other: Measure): boolean {
  return one.sha256 === other.sha256 && one.rows === other.rows && one.bytes === other.bytes;
}
