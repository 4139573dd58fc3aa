import type { Services } from '#src/server/feature.ts';
import { FIRST_WORKSPACE, makeLink, voidSetUpLinks, writeLinks } from './link-commands.ts';
import { createWorkspace } from './workspace-commands.ts';

/**
 * Makes the first workspace of an installation that has none but the demo: with the administrator
 * that the environment names, else by a one-time link. Gives the notice to print, if there is one.
 */
export async function setUpFirstWorkspace(
  services: Services,
  admin: { email: string; password: string } | undefined,
): Promise<string | undefined> {
  const { machinery, signIn, url } = services;
  const isSetUp = await machinery.database.read(null, (db) => db.first(FIRST_WORKSPACE));
  if (isSetUp) return undefined;
  if (!admin) {
    const link = await writeLinks(machinery.database, null, async (db) => {
      await voidSetUpLinks(db);
      return makeLink(db, url, { kind: 'setup' });
    });
    return `Set up your company here, once: ${link.url}`;
  }
  const name = admin.email.split('@')[0]!;
  const known = await signIn.userIdOf(admin.email);
  await createWorkspace(machinery, {
    name: 'My company',
    administrator: { name, email: admin.email },
    account: known ? async () => known : await signIn.newAccount({ name, ...admin }),
  });
  return undefined;
}
