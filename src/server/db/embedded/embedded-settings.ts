/**
 * How the embedded PostgreSQL runs: reached by its socket alone, nothing lost in a power cut, and
 * small while idle. Each is a setting of postgresql.conf.
 */
export const EMBEDDED_SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '100',

  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',

  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  random_page_cost: '1.1',
  jit: 'off',
  // Separate processes for reading ahead cost memory and bring nothing at this size.
  io_method: 'sync',
  max_parallel_workers_per_gather: '1',

  // Nobody replicates from it, which halves what bulk loads write.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',

  timezone: 'UTC',
  log_timezone: 'UTC',
  // Errors reach us as answers; in the log they would repeat what people have typed.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_line_prefix: '',
  log_checkpoints: 'off',
};
