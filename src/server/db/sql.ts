import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely';

/** SQL with its values apart. A `name` makes PostgreSQL keep the plan: for hot queries of fixed text. */
export interface Statement {
  text: string;
  values: unknown[];
  name?: string;
}

export type Query = RawBuilder<unknown> | Statement;

// Only compiles; statements are run by the connection of the request.
const compiler = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

export function toStatement(query: Query): Statement {
  if ('text' in query) return query;
  const compiled = query.compile(compiler);
  return { text: compiled.sql, values: [...compiled.parameters] };
}

/** Stands for a value in SQL that is compiled before the value is known. */
class Parameter {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

interface Prepared {
  text: string;
  /** The names of `$1`, `$2` and so on. */
  parameters: string[];
}

const preparedByName = new Map<string, Prepared>();

/**
 * A hot statement: `build` writes its SQL once, with `p.name` where a value goes; later calls under
 * the same name only fill in their values, and PostgreSQL keeps the plan. Every choice that changes
 * the text belongs in the name, and there must be few.
 */
export function prepared<Values extends Record<string, unknown>>(
  name: string,
  values: Values,
  build: (p: { [K in keyof Values]: unknown }) => RawBuilder<unknown>,
): Statement {
  let known = preparedByName.get(name);
  if (!known) {
    const names = Object.keys(values);
    const places = Object.fromEntries(names.map((key) => [key, new Parameter(key)]));
    known = compileOnce(build(places as { [K in keyof Values]: unknown }));
    preparedByName.set(name, known);
  }
  return { name, text: known.text, values: known.parameters.map((key) => values[key]) };
}

function compileOnce(query: RawBuilder<unknown>): Prepared {
  const compiled = query.compile(compiler);
  const parameters: string[] = [];
  const text = compiled.sql.replaceAll(/\$(\d+)/g, (_, position) => {
    const parameter = compiled.parameters[Number(position) - 1];
    if (!(parameter instanceof Parameter)) throw new Error('a prepared statement holds a value');
    if (!parameters.includes(parameter.name)) parameters.push(parameter.name);
    return `$${parameters.indexOf(parameter.name) + 1}`;
  });
  return { text, parameters };
}

/**
 * The rows of so many ids, for a prepared statement. One id is written as one, for it alone lets
 * PostgreSQL keep the plan: of a list it never knows how long it will be.
 */
export function idIn(column: string, ids: string[]) {
  const isOne = ids.length === 1;
  return {
    /** For the statement's name. */
    form: isOne ? 'one' : 'many',
    values: { ids: isOne ? ids[0] : ids },
    condition: (p: { ids: unknown }) =>
      isOne ? sql`${sql.ref(column)} = ${p.ids}` : sql`${sql.ref(column)} = any(${p.ids}::uuid[])`,
  };
}
