/** What the product names itself, beside the names of the plan. */
export class Names {
  readonly #byPlan = new Map<string, string>();
  readonly #byProduct = new Map<string, string>();

  learn(planned: string, named: string): void {
    this.#byPlan.set(planned, named);
    this.#byProduct.set(named, planned);
  }

  /** The same with the product's names. */
  toProduct<T>(value: T): T {
    return rename(value, this.#byPlan) as T;
  }

  /** The same with the names of the plan. */
  toPlan<T>(value: T): T {
    return rename(value, this.#byProduct) as T;
  }
}

function rename(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => rename(one, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, rename(one, names)]));
}
