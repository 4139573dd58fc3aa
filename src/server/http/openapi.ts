import { z } from 'zod';
import type { Endpoint } from '#src/lib/define-endpoint.ts';

type Json = Record<string, unknown>;

interface Heeding {
  once: ReadonlySet<string>;
  held: ReadonlySet<string>;
}

const problem = {
  description: 'A problem document (RFC 9457) that says what to do',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/**
 * The OpenAPI 3.1 document of all endpoints, from their declarations; `once` are the routes that heed
 * an Idempotency-Key, `held` those that heed If-Match.
 */
export function makeOpenApi(
  endpoints: Endpoint[],
  { url, ...heeding }: Heeding & { url: string },
): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const [method, path] = endpoint.route.split(' ') as [string, string];
    paths[path] ??= {};
    paths[path][method.toLowerCase()] = operationOf(endpoint, method, heeding);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Uptake',
      version: '1',
      description: 'The CRM that a whole team takes up. Authorization: Bearer KEY.',
    },
    servers: [{ url }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: problemSchema },
    },
  };
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    reason: { type: 'string' },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        properties: { path: { type: 'array' }, message: { type: 'string' } },
      },
    },
  },
};

function operationOf(endpoint: Endpoint, method: string, heeding: Heeding): Json {
  const success = method === 'POST' && isCreation(endpoint) ? '201' : '200';
  return {
    operationId: operationId(endpoint.route),
    summary: endpoint.summary,
    tags: [endpoint.tag],
    'x-access': endpoint.access,
    parameters: [
      ...parametersOf(endpoint.params, 'path'),
      ...parametersOf(endpoint.query, 'query'),
      ...headersOf(endpoint, method, heeding),
    ],
    ...(endpoint.body && {
      requestBody: {
        required: !endpoint.body.safeParse(undefined).success,
        content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } },
      },
    }),
    ...(endpoint.access === 'public' && { security: [] }),
    responses: {
      [success]: {
        description: 'Done',
        content: { 'application/json': { schema: schemaOf(endpoint.output, 'output') } },
      },
      '4XX': problem,
    },
  };
}

/** A collection's POST creates; a POST with a verb at the end does something to what is there. */
function isCreation(endpoint: Endpoint): boolean {
  return /^POST \/api\/v1\/[\w-]+$/.test(endpoint.route) && !endpoint.route.endsWith('/session');
}

function operationId(route: string): string {
  return route
    .replace('/api/v1/', '')
    .replaceAll(/[^A-Za-z]+/g, '_')
    .replace(/_$/, '')
    .toLowerCase();
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as Json;
  return json;
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function headersOf({ route, access }: Endpoint, method: string, { once, held }: Heeding): Json[] {
  const header = (name: string, description: string) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  });
  if (access === 'public') return [];
  const headers: Json[] = [];
  if (method === 'POST' && once.has(route)) {
    headers.push(header('Idempotency-Key', 'The same key acts once'));
  }
  if (held.has(route)) headers.push(header('If-Match', 'The ETag of the version you saw'));
  return headers;
}
