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
/** Colleagues that are looked through for a misspelled name. */
export const COLLEAGUES = 200;

/**
 * The records that the rows so far make or change, which no query finds yet; and the companies they
 * name, for many rows name the same ones.
 */
export class FreshRecords {
  readonly #byId = new Map<string, Known>();
  readonly #byKey = new Map<string, Known[]>();
  readonly #companies: NamedCompanies;
  #before: FreshRecords | undefined;

  /** `before`: those of the rows before, which are being stored meanwhile. */
  constructor(before?: FreshRecords) {
    this.#before = before;
    this.#companies = before ? before.#companies : { byId: new Map(), byName: new Map() };
    // those further back are stored by now
    if (before) before.#before = undefined;
  }

  get(id: string): Known | undefined {
    const { byId } = this.#companies;
    const before = this.#before ? this.#before.#byId.get(id) : undefined;
    return this.#byId.get(id) ?? before ?? byId.get(id);
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
    const full = `${type} ${key}`;
    const own = this.#byKey.get(full);
    const before = this.#before ? this.#before.#byKey.get(full) : undefined;
    if (!before) return own ?? NONE;
    return own ? [...own, ...before] : before;
  }

  /** Keeps a record under its keys; may be called again when it has got more. */
  keep(known: Known, keys: Iterable<string>): void {
    this.#byId.set(known.id, known);
    for (const key of keys) {
      const namesakes = known.type === 'company' ? this.named(key) : undefined;
      if (namesakes && !namesakes.includes(known)) this.remember(key, [...namesakes, known]);
      const full = `${known.type} ${key}`;
      const others = this.#byKey.get(full);
      if (!others) this.#byKey.set(full, [known]);
      else if (!others.includes(known) && others.length < COLLEAGUES) others.push(known);
    }
    if (this.#byId.size > REMEMBERED) this.#clear();
  }

  #clear(): void {
    this.#byId.clear();
    this.#byKey.clear();
  }
}

const NONE: readonly Known[] = [];

interface NamedCompanies {
  byId: Map<string, Known>;
  byName: Map<string, readonly Known[]>;
}
