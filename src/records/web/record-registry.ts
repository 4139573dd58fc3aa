import { use } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';

type Registry = ReadonlyMap<string, RecordDeclaration>;

let load: () => Promise<readonly RecordDeclaration[]> = async () => [];
let loading: Promise<Registry> | undefined;
let ready: Registry | undefined;

/** Names where the declarations come from; they are loaded with the first screen of records. */
export function offerRecordTypes(source: () => Promise<readonly RecordDeclaration[]>): void {
  load = source;
}

export function loadRecordTypes(): Promise<Registry> {
  loading ??= load().then((all) => {
    ready = new Map(all.map((one) => [one.type, one]));
    return ready;
  });
  return loading;
}

/** All record types by name; suspends until they have come. */
export function useRecordTypes(): Registry {
  return ready ?? use(loadRecordTypes());
}

export function useRecordType(type: string): RecordDeclaration {
  const declaration = useRecordTypes().get(type);
  if (!declaration) throw new Error(`There is no record type "${type}".`);
  return declaration;
}
