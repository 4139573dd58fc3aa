import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
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
