import type { z } from 'zod';

/** `public` needs no sign-in; each further word includes the rights of the one before it. */
export type Access = 'public' | 'member' | 'manager' | 'administrator';
export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

type Shape = z.ZodType;

/** One operation of the public API, declared once: the router, the checks and OpenAPI follow. */
export interface Endpoint<
  Route extends `${Method} /${string}` = `${Method} /${string}`,
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends Shape = Shape,
  Output extends Shape = Shape,
> {
  /** Method and path with its parameters in braces: `POST /api/v1/tasks/{id}/complete`. */
  route: Route;
  summary: string;
  /** The heading of the API's documentation that it stands under. */
  tag: string;
  access: Access;
  /** Acts as who signed in, also while they look through a colleague's eyes. */
  asSelf?: true;
  /** Tells what is the member's own to know: who looks through their eyes is refused. */
  personal?: true;
  /** Counts its callers itself: many people in a room share one address. */
  ownLimit?: true;
  /** An outside coach, who is refused everywhere else, may ask it too. */
  coach?: true;
  params?: Params;
  query?: Query;
  body?: Body;
  output: Output;
}

/** Declares an endpoint without widening its types. */
export function defineEndpoint<
  const Route extends `${Method} /${string}`,
  Output extends Shape,
  Params extends Shape = z.ZodUndefined,
  Query extends Shape = z.ZodUndefined,
  Body extends Shape = z.ZodUndefined,
>(
  endpoint: Endpoint<Route, Params, Query, Body, Output>,
): Endpoint<Route, Params, Query, Body, Output> {
  return endpoint;
}

type Inferred<T, How extends 'in' | 'out'> = T extends Shape
  ? How extends 'in'
    ? z.input<T>
    : z.output<T>
  : undefined;

/** What a caller gives: path parameters, query and body as the endpoint declares them. */
export type EndpointInput<E> =
  E extends Endpoint<`${Method} /${string}`, infer P, infer Q, infer B, Shape>
    ? Given<'params', Inferred<P, 'in'>> &
        Given<'query', Inferred<Q, 'in'>> &
        Given<'body', Inferred<B, 'in'>>
    : never;
type Given<Name extends string, T> = undefined extends T ? { [K in Name]?: T } : { [K in Name]: T };

/** What a handler receives, parsed. */
export type HandlerInput<E> =
  E extends Endpoint<`${Method} /${string}`, infer P, infer Q, infer B, Shape>
    ? { params: Inferred<P, 'out'>; query: Inferred<Q, 'out'>; body: Inferred<B, 'out'> }
    : never;

export type EndpointOutput<E> =
  E extends Endpoint<`${Method} /${string}`, Shape, Shape, Shape, infer O> ? z.output<O> : never;
