import { customNames } from '#src/records/custom-fields.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { recordEndpoints } from '#src/records/endpoints/record-endpoints.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import type { Services } from '#src/server/feature.ts';
import { makeDocsPage } from '#src/server/http/docs-page.ts';
import { makeOpenApi } from '#src/server/http/openapi.ts';
import { actsOnce, heedsVersion, type Route } from '#src/server/http/route.ts';
import { recordTypes } from './record-types.ts';

/**
 * The API's description as JSON: for who is signed in with the fields of their workspace, for
 * everybody else as it is built in.
 */
export function createOpenApi(routes: readonly Route[], services: Services) {
  const endpoints = routes.map(({ endpoint }) => endpoint);
  const facts = {
    url: services.url,
    once: new Set<string>(routes.filter(actsOnce).map(({ endpoint }) => endpoint.route)),
    held: new Set<string>(routes.filter(heedsVersion).map(({ endpoint }) => endpoint.route)),
  };
  // made once, when first asked for: it takes longer than all else at the start
  const builtIn = once(() => makeOpenApi(endpoints, facts));
  const json = once(() => JSON.stringify(builtIn()));
  const docs = once(() => makeDocsPage(endpoints, builtIn()));
  const made = new WeakMap<RecordDeclaration, string>();

  async function ownDeclarations(request: Request): Promise<RecordDeclaration[]> {
    const { authenticator, machinery } = services;
    // the description is public, so a key that is none gets what everybody gets
    const actor = await authenticator.authenticate(request, '').catch(() => null);
    // an outside coach learns nothing of what a company keeps, nor by what names
    if (!actor || actor.coach) return [];
    return machinery.database.read(actor.workspaceId, async (db) => {
      const all: RecordDeclaration[] = [];
      for (const { declaration } of recordTypes.values()) {
        all.push(await declarationOf({ actor, db }, declaration));
      }
      return all;
    });
  }

  function describe(own: RecordDeclaration[]): string {
    const byRoute = new Map(
      own
        .filter((declaration) => customNames(declaration).length > 0)
        .flatMap((declaration) => Object.values(recordEndpoints(declaration)))
        .map((endpoint) => [endpoint.route as string, endpoint]),
    );
    if (byRoute.size === 0) return json();
    const all = endpoints.map((endpoint) => byRoute.get(endpoint.route) ?? endpoint);
    return JSON.stringify(makeOpenApi(all as typeof endpoints, facts));
  }

  return {
    docs,
    async jsonFor(request: Request): Promise<string> {
      const own = await ownDeclarations(request);
      const [first] = own;
      if (!first) return json();
      const text = made.get(first) ?? describe(own);
      made.set(first, text);
      return text;
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
