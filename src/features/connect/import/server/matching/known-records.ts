import type { RecordDeclaration } from '#src/records/define-record.ts';

export type Values = Record<string, unknown>;

/** A person or company that rows of the list may mean: stored already, or to be made. */
export interface Known {
  type: 'person' | 'company';
  /** As the workspace has it. */
  declaration: RecordDeclaration;
  /** Of a new record that which it will be stored under. */
  id: string;
  isNew: boolean;
  /** As they will be when the rows so far are written. */
  values: Values;
  /** A company that this list puts the person with. */
  company: Known | null;
  /** The line that made or changed it first. */
  line: number | null;
  /** As it is stored; 0 before that. */
  version: number;
}

export function knownFrom(declaration: RecordDeclaration, row: Values & { id: string }): Known {
  return {
    type: declaration.type as Known['type'],
    declaration,
    id: row.id,
    isNew: false,
    values: row,
    company: null,
    line: null,
    version: row.version as number,
  };
}

export function companyIdOf(known: Known): string | null {
  return known.company?.id ?? (known.values.company_id as string | null | undefined) ?? null;
}

export function titleOf(declaration: RecordDeclaration, values: Values): string {
  return declaration.title(values);
}

/** How many records a rehearsal keeps in mind; of longer lists it forgets the first. */
const REMEMBERED = 150_000;
/** Batches that may be on their way into the database while another is planned. */
export const UNDER_WAY = 2;
/** Batches before these that are stored and that search, which finds them by their keys, may not know. */
export const NOT_FOUND = 1;
/** Colleagues that are looked through for a misspelled name. */
export const COLLEAGUES = 200;

/**
 * The records that the rows so far make or change, which no query finds yet; and the companies they
 * name, for many rows name the same ones.
 */
export class FreshRecords {
  readonly #byId = new Map<string, Known>();
  readonly #byKey = { person: new Map<string, Known[]>(), company: new Map<string, Known[]>() };
  readonly #companies: NamedCompanies;
  /** Of the batches that no query may find yet, the last first. */
  readonly #before: FreshRecords[];

  /** `before`: those of the rows before, which are being stored meanwhile. */
  constructor(before?: FreshRecords) {
    // those further back are found by now
    const most = UNDER_WAY + NOT_FOUND - 1;
    const earlier = before ? before.#before.splice(0).slice(0, most) : [];
    this.#before = before ? [before, ...earlier] : [];
    this.#companies = before ? before.#companies : { byId: new Map(), byName: new Map() };
  }

  get(id: string): Known | undefined {
    for (const fresh of [this, ...this.#before]) {
      const known = fresh.#byId.get(id);
      if (known) return known;
    }
    return this.#companies.byId.get(id);
  }

  /** The companies of a name, if it has been looked up: those found then, and made since. */
  named(key: string): readonly Known[] | undefined {
    return this.#companies.byName.get(key);
  }

  /**
   * Keeps what was found of a company's name for the rows to come. What others change of it meanwhile
   * is noticed when the rows are stored.
   */
  remember(key: string, found: readonly Known[]): void {
    const { byId, byName } = this.#companies;
    if (byName.size > REMEMBERED) {
      byId.clear();
      byName.clear();
    }
    byName.set(key, found);
    for (const known of found) byId.set(known.id, known);
  }

  find(type: Known['type'], key: string): readonly Known[] {
    let found = this.#byKey[type].get(key) ?? NONE;
    for (const fresh of this.#before) {
      const before = fresh.#byKey[type].get(key);
      if (before) found = found.length === 0 ? before : [...found, ...before];
    }
    return found;
  }

  /** Keeps a record under its keys; may be called again when it has got more. */
  keep(known: Known, keys: Iterable<string>): void {
    const byKey = this.#byKey[known.type];
    this.#byId.set(known.id, known);
    for (const key of keys) {
      const namesakes = known.type === 'company' ? this.named(key) : undefined;
      if (namesakes && !namesakes.includes(known)) this.remember(key, [...namesakes, known]);
      const others = byKey.get(key);
      if (!others) byKey.set(key, [known]);
      else if (!others.includes(known) && others.length < COLLEAGUES) others.push(known);
    }
    if (this.#byId.size > REMEMBERED) this.#clear();
  }

  #clear(): void {
    this.#byId.clear();
    this.#byKey.person.clear();
    this.#byKey.company.clear();
  }
}

export const NONE: readonly Known[] = [];

interface NamedCompanies {
  byId: Map<string, Known>;
  byName: Map<string, readonly Known[]>;
}
