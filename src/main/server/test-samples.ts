import fc from 'fast-check';

/** The parts of JSON Schema that our endpoints use. */
export interface JsonSchema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  maxLength?: number;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  [key: string]: unknown;
}

/** One value that fits the schema, with every property filled in; ids are taken from `idFor`. */
export function sampleOf(schema: JsonSchema, idFor: (name: string) => string, name = ''): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return sampleOf(schema.anyOf[0]!, idFor, name);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, child]) => [
          key,
          sampleOf(child, idFor, key),
        ]),
      );
    case 'array':
      return schema.items ? [sampleOf(schema.items, idFor, name)] : [];
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return sampleText(schema, idFor, name);
  }
}

const BY_NAME: Record<string, string> = {
  board: 'seller',
  titles: '{}',
  emails: 'sample@example.com',
  email: 'sample@example.com',
  domains: 'example.com',
  time_zone: 'Europe/Rome',
  quantity: '2',
  discount: '10',
  tax: '22',
  password: 'correct horse battery',
  request: '{"metrics":["deals_won"],"period":"all"}',
};

function sampleText(schema: JsonSchema, idFor: (name: string) => string, name: string): string {
  if (schema.format === 'uuid') return idFor(name);
  if (schema.format === 'date') return '2026-11-30';
  if (schema.format === 'date-time') return '2026-11-22T10:00:00Z';
  return BY_NAME[name] ?? 'sample';
}

const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    '\0',
    'a\0b',
    '\ud800',
    'x'.repeat(100_000),
    -1,
    0,
    1e308,
    9_007_199_254_740_991,
    true,
    [],
    {},
    [[[[]]]],
    'null',
    "'; drop table person; --",
    '%',
    '\\',
    '2026-02-30',
    '0000-00-00',
    '275760-09-13T00:00:00Z',
    '+275760-09-13T00:00:00.000Z',
    '00000000-0000-0000-0000-000000000000',
    '{"field":"id","op":"is","value":"x"}',
    '{"and":[]}',
  ),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 2 }),
);

/** The sample with some of its parts replaced, removed or added by what no form would send. */
export function spoiled(sample: unknown): fc.Arbitrary<unknown> {
  if (sample === null || typeof sample !== 'object' || Array.isArray(sample)) return nasty;
  const entries = Object.entries(sample);
  const fields = fc.tuple(
    ...entries.map(([key, value]) =>
      fc.oneof(
        { weight: 3, arbitrary: fc.constant<[string, unknown] | null>([key, value]) },
        { weight: 2, arbitrary: nasty.map((bad): [string, unknown] | null => [key, bad]) },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
    ),
  );
  return fc.oneof(
    {
      weight: 8,
      arbitrary: fields.map((kept) => Object.fromEntries(kept.filter((e) => e !== null))),
    },
    { weight: 1, arbitrary: nasty },
  );
}
