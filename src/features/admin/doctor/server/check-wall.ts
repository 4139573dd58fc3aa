import type { Client } from 'pg';
import { type Finding, judge } from '../finding.ts';

/** The rule of `wall_off`, as PostgreSQL prints it, without spaces, brackets and quotes. */
const RULE =
  "workspace_id=selectnullifcurrent_setting'uptake.workspace_id'::text,true,''::text::uuidasnullif";

interface WalledTable {
  name: string;
  secured: boolean;
  policies: string[][];
}

/** Whether every table of the workspaces stands behind row-level security, by the one rule. */
export async function checkWall(client: Client): Promise<Finding> {
  const { rows } = await client.query<WalledTable>(`
    select c.relname::text as name, c.relrowsecurity as secured,
      coalesce((select jsonb_agg(jsonb_build_array(p.qual, p.with_check, p.cmd))
        from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname
          and p.permissive = 'PERMISSIVE'), '[]') as policies
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and exists (select from pg_attribute a where a.attrelid = c.oid
        and a.attname = 'workspace_id' and not a.attisdropped)
    order by 1`);
  const problems = rows.filter((table) => !isWalled(table)).map(describe);
  return judge('walls between workspaces', problems, {
    well: `All ${rows.length} tables are behind row-level security.`,
  });
}

function isWalled({ secured, policies }: WalledTable): boolean {
  const [policy] = policies;
  if (!secured || policies.length !== 1 || !policy) return false;
  const [qual, check, command] = policy;
  return normalise(qual) === RULE && normalise(check) === RULE && command === 'ALL';
}

function normalise(expression: string | undefined): string {
  return (expression ?? '').toLowerCase().replaceAll(/[\s()"]/g, '');
}

function describe({ name, secured }: WalledTable): string {
  if (!secured) {
    return `The table ${name} is open to all workspaces. As its owner, run: alter table ${name} enable row level security;`;
  }
  return `The policy of the table ${name} is not the one that Uptake made. As its owner, drop its policies, then run: select wall_off('${name}');`;
}

const APP_ROLE = 'uptake_app';

/** Whether the role that the product works under is bound by the walls and cannot write the ledger. */
export async function checkRole(client: Client): Promise<Finding> {
  const { rows: roles } = await client.query(
    `select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = $1`,
    [APP_ROLE],
  );
  const [role] = roles;
  if (!role) {
    return judge('application role', [`The role ${APP_ROLE} is missing. Start Uptake once.`], {
      well: '',
    });
  }
  const problems = [
    role.rolsuper && `${APP_ROLE} is a superuser. Run: alter role ${APP_ROLE} nosuperuser;`,
    role.rolbypassrls && `${APP_ROLE} may pass the walls. Run: alter role ${APP_ROLE} nobypassrls;`,
    role.rolcreaterole && `${APP_ROLE} may make roles. Run: alter role ${APP_ROLE} nocreaterole;`,
    ...(await findExcessRights(client)),
    ...(await tryRole(client)),
  ].filter((problem) => typeof problem === 'string');
  return judge('application role', problems, {
    well: `${APP_ROLE} owns nothing, cannot pass the walls and cannot change the ledger.`,
  });
}

async function findExcessRights(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ problem: string }>(
    `with ours as (
      select c.oid, c.relname, c.relowner from pg_class c
      where c.relnamespace::regnamespace::text in ('public', 'directory') and c.relkind in ('r', 'p'))
    select format('%s owns the table %s. Give it another owner.', $1::text, relname) as problem
    from ours where pg_has_role($1, relowner, 'member')
    union all
    select format('%s may empty the table %s. Run: revoke truncate on %s from %s, public;', $1, relname, relname, $1)
    from ours where has_table_privilege($1, oid, 'truncate')
    union all
    select format('%s may change the ledger. Run: revoke insert, update, delete on %s from %s, public;', $1, relname, $1)
    from ours where relname in ('ledger_event', 'ledger_head')
      and has_table_privilege($1, oid, 'insert, update, delete')
    union all
    select format('%s may write the ledger at any time. Run: revoke execute on function append_ledger(jsonb, boolean) from %s, public;', $1, $1)
    where has_function_privilege($1, 'append_ledger(jsonb, boolean)', 'execute')`,
    [APP_ROLE],
  );
  return rows.map(({ problem }) => problem);
}

/** Takes the role on, inside the caller's transaction, and looks: without a workspace it must see no row of any. */
async function tryRole(client: Client): Promise<string[]> {
  await client.query('savepoint as_role');
  try {
    await client.query(
      `set local row_security = on; set local role ${APP_ROLE}; set local uptake.workspace_id = ''`,
    );
    const { rows } = await client.query<{ name: string }>(`
      select c.relname::text as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and has_table_privilege(c.oid, 'select')`);
    const open: string[] = [];
    for (const { name } of rows) {
      const { rowCount } = await client.query(`select from "${name}" limit 1`);
      if (rowCount) open.push(name);
    }
    return open.map((name) => `${APP_ROLE} sees rows of ${name} without being in a workspace.`);
  } catch (error) {
    return [`Uptake cannot work as ${APP_ROLE}: ${(error as Error).message}.`];
  } finally {
    await client.query('rollback to as_role');
  }
}
