import type pg from 'pg';

/**
 * What changes when PostgreSQL starts anew, after a crash too: its processes' start, and the moment at which it gave up its
 * statistics, as it does in every recovery.
 */
export const SERVER_EPOCH = `pg_postmaster_start_time()::text || ' ' || coalesce((SELECT stats_reset::text FROM pg_stat_wal), '')`;

const epochs = new WeakMap<object, string>();

/** Prepares a new connection of a pool: notes under which epoch of the server it was made. */
export async function noteEpoch(client: pg.ClientBase): Promise<void> {
  // While the pool hands a connection over nobody listens, and an error then would end the process.
  client.on('error', () => undefined);
  const { rows } = await client.query<{ epoch: string }>(`SELECT ${SERVER_EPOCH} AS epoch`);
  epochs.set(client, rows[0]?.epoch ?? '');
}

/** The epoch of a connection; a crash ends all connections, so it is that of whatever was done on it. */
export const epochOf = (client: object): string => epochs.get(client) ?? '';
