import { readdirSync, readFileSync } from 'node:fs';

const TICK_US = 10_000;

/**
 * Memory of a process and all that it started, in MB: shared pages are counted once, in equal parts
 * (PSS, proc(5) smaps_rollup). Undefined off Linux.
 */
export function readMemoryMb(pid: number): { total: number; node: number } | undefined {
  try {
    const total = findFamily(pid).reduce((sum, one) => sum + readPssKb(one), 0);
    return { total: total / 1024, node: readPssKb(pid) / 1024 };
  } catch {
    return undefined;
  }
}

/** User and system time of processes so far (proc(5), stat, fields 14 and 15); 0 off Linux. */
export function readCpuUs(pids: number[]): number {
  return pids.reduce((sum, pid) => {
    const fields = readStat(pid);
    return fields ? sum + (Number(fields[11]) + Number(fields[12])) * TICK_US : sum;
  }, 0);
}

/** The process and all that descend from it. */
export function findFamily(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const one of listProcesses()) {
    const parent = Number(readStat(one)?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), one]);
  }
  const family = [pid];
  for (const one of family) family.push(...(children.get(one) ?? []));
  return family;
}

function listProcesses(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function readPssKb(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1');
  return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0);
}

/** What stands behind the name in `stat`; undefined once the process is gone. */
function readStat(pid: number): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ');
  } catch {
    return undefined;
  }
}
