import { connectOwner } from './connect-owner.ts';

/**
 * Lets the application sign in to our own PostgreSQL as its role, so that no statement can take the
 * owner's rights back. On a server of one's own the connection takes the role on by itself.
 */
export async function signInAsApp(ownerUrl: string): Promise<string> {
  const owner = await connectOwner(ownerUrl, 'start');
  try {
    await owner.query('alter role uptake_app login');
  } finally {
    await owner.end();
  }
  const url = new URL(ownerUrl);
  url.username = 'uptake_app';
  return url.href;
}
