import { betterAuth } from 'better-auth';
import { PostgresDialect, sql } from 'kysely';
import type { Pool } from 'pg';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { beside } from '../beside-the-ledger.ts';
import { type Db, SESSION_SETTINGS } from '../db/database.ts';
import { openPool } from '../db/open-pool.ts';
import { withoutHooks } from './without-hooks.ts';

export interface SignInOptions {
  databaseUrl: string;
  secret: string;
  /** The origin that people open; its scheme decides whether cookies are `Secure`. */
  url: string;
  /** Absent: slowly, as guessing shall be slow. */
  hashPassword?: ((password: string) => Promise<string>) | undefined;
}

export interface Session {
  id: string;
  userId: string;
  createdAt: Date;
}

export interface NewUser {
  name: string;
  email: string;
  password: string;
}

const MIN_PASSWORD_LENGTH = 10;
const timestamps = { createdAt: 'created_at', updatedAt: 'updated_at' };

// for accounts that are made apart from a member
export const writeAccounts = beside(
  'account',
  ...['directory.auth_user', 'directory.auth_account'],
);

export type SignIn = ReturnType<typeof createSignIn>;

/** Who people are: passwords and sessions, kept in the directory by better-auth. */
export function createSignIn(options: SignInOptions) {
  // its own pool, for it wants times as Date
  const pool = openPool({
    connectionString: options.databaseUrl,
    max: 2,
    idleTimeoutMillis: 30_000,
    options: SESSION_SETTINGS,
  });
  const auth = openAuth(options, pool);

  return { ...withoutHooks({ ...sessionsOf(auth), ...accountsOf(auth) }), close: () => pool.end() };
}

type Auth = ReturnType<typeof openAuth>;

function sessionsOf(auth: Auth) {
  return {
    /** The session of the request's cookie; null if there is none or it has ended. */
    async sessionOf(headers: Headers): Promise<Session | null> {
      const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
      if (!found) return null;
      const { id, createdAt } = found.session;
      return { id, userId: found.user.id, createdAt };
    },

    /** Checks the password and gives the cookies of a new session. */
    async signIn(given: { email: string; password: string; headers: Headers }): Promise<string[]> {
      const response = await auth.api.signInEmail({
        body: { email: given.email.trim().toLowerCase(), password: given.password },
        headers: given.headers,
        asResponse: true,
      });
      if (response.status >= 500) throw new Error(`signing in failed with ${response.status}`);
      if (!response.ok) {
        throw new AppError(
          'unauthenticated',
          'E-mail or password is not right. An administrator can give you a link for a new password.',
          { reason: 'wrong_password' },
        );
      }
      return response.headers.getSetCookie();
    },

    /** Ends the session and gives the cookies that remove it from the browser. */
    async signOut(headers: Headers): Promise<string[]> {
      const response = await auth.api.signOut({ headers, asResponse: true });
      return response.headers.getSetCookie();
    },
  };
}

function accountsOf(auth: Auth) {
  return {
    async userIdOf(email: string): Promise<string | null> {
      const context = await auth.$context;
      const found = await context.internalAdapter.findUserByEmail(email.trim().toLowerCase());
      return found?.user.id ?? null;
    },

    /**
     * Checks and hashes for a new account; what it gives makes it, within the caller's transaction,
     * so that nobody has an account without what it was made for.
     */
    async newAccount(user: NewUser): Promise<(db: Db) => Promise<string>> {
      requirePassword(user.password);
      const { password } = await auth.$context;
      const hash = await password.hash(user.password);
      return (db) => insertAccount(db, user, hash);
    },

    async isPassword(email: string, password: string): Promise<boolean> {
      const context = await auth.$context;
      const found = await context.internalAdapter.findUserByEmail(email.trim().toLowerCase(), {
        includeAccounts: true,
      });
      const hash = found?.accounts.find(({ providerId }) => providerId === 'credential')?.password;
      return hash ? context.password.verify({ hash, password }) : false;
    },

    /** Sets a new password and ends every session that the old one has opened. */
    async setPassword(userId: string, password: string): Promise<void> {
      requirePassword(password);
      const context = await auth.$context;
      await context.internalAdapter.updatePassword(userId, await context.password.hash(password));
      await context.internalAdapter.deleteUserSessions(userId);
    },
  };
}

function openAuth(options: SignInOptions, pool: Pool) {
  return betterAuth({
    database: { dialect: new PostgresDialect({ pool }), type: 'postgres' },
    secret: options.secret,
    baseURL: options.url,
    basePath: '/api/auth',
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: 200,
      password: options.hashPassword && { hash: options.hashPassword },
    },
    session: {
      modelName: 'directory.auth_session',
      expiresIn: 60 * 60 * 24 * 30,
      updateAge: 60 * 60 * 24,
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...timestamps,
      },
    },
    user: {
      modelName: 'directory.auth_user',
      fields: { emailVerified: 'email_verified', ...timestamps },
    },
    account: {
      modelName: 'directory.auth_account',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...timestamps,
      },
    },
    verification: {
      modelName: 'directory.auth_verification',
      fields: { expiresAt: 'expires_at', ...timestamps },
    },
    advanced: {
      cookiePrefix: 'uptake',
      useSecureCookies: options.url.startsWith('https:'),
      database: { generateId: () => newId() },
    },
  });
}

async function insertAccount(db: Db, { name, email }: NewUser, hash: string): Promise<string> {
  const id = newId();
  await db.rows(sql`
    insert into directory.auth_user (id, name, email)
    values (${id}, ${name}, ${email.trim().toLowerCase()})`);
  await db.rows(sql`
    insert into directory.auth_account (id, user_id, account_id, provider_id, password)
    values (${newId()}, ${id}, ${id}, 'credential', ${hash})`);
  return id;
}

export function requirePassword(password: string): void {
  if (password.length >= MIN_PASSWORD_LENGTH && password.length <= 200) return;
  throw new AppError('invalid', `A password has at least ${MIN_PASSWORD_LENGTH} characters.`, {
    reason: 'weak_password',
    issues: [{ path: ['password'], message: `Give at least ${MIN_PASSWORD_LENGTH} characters.` }],
  });
}
