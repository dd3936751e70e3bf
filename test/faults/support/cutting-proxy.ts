import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Where a connection is cut: before the server hears of the commit, or after it and before the client hears the answer. */
export type Cut = 'before' | 'after';

const COMMIT = Buffer.from('COMMIT\0');

/** Stands between the application and PostgreSQL on the loopback, and cuts connections when a commit goes by. */
export class CuttingProxy {
  readonly cuts: Record<Cut, number> = { before: 0, after: 0 };

  private constructor(
    private readonly server: Server,
    private readonly sockets: Set<Socket>,
  ) {}

  /** @param decide asked at each commit; null: it passes */
  static async to(url: string, decide: () => Cut | null): Promise<CuttingProxy> {
    const { hostname, port } = new URL(url);
    const sockets = new Set<Socket>();
    const server = createServer();
    const proxy = new CuttingProxy(server, sockets);
    server.on('connection', (client) => {
      const upstream = connect(Number(port), hostname);
      proxy.join(client, upstream, decide);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** The database's address by way of the proxy. */
  through(url: string): string {
    const shown = new URL(url);
    shown.port = String((this.server.address() as AddressInfo).port);
    return shown.toString();
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(client: Socket, upstream: Socket, decide: () => Cut | null): void {
    let deaf = false;
    const cut = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      this.sockets.add(socket);
      socket.on('error', cut);
      socket.on('close', () => {
        this.sockets.delete(socket);
        cut();
      });
    }
    client.on('data', (chunk: Buffer) => {
      const kind = chunk.includes(COMMIT) ? decide() : null;
      if (kind) this.cuts[kind] += 1;
      if (kind === 'before') return cut();
      if (kind === 'after') deaf = true;
      upstream.write(chunk);
    });
    upstream.on('data', (chunk: Buffer) => {
      if (deaf) cut();
      else client.write(chunk);
    });
  }
}
