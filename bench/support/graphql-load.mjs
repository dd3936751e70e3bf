import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

const ANSWER_MILLISECONDS = 30_000;

/** A light GraphQL client over connections that are kept alive, as many as there are clients. */
export class GraphqlLoad {
  #agent;
  #port;
  #path;

  constructor(port, clients, path = '/graphql') {
    this.#port = port;
    this.#path = path;
    this.#agent = new Agent({ keepAlive: true, maxSockets: clients });
  }

  /** The data of an answer. @throws Error for an answer with errors, or none in half a minute */
  ask(query, variables, token) {
    const body = Buffer.from(JSON.stringify({ query, variables }));
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    if (token) headers.authorization = `Bearer ${token}`;
    const where = {
      host: '127.0.0.1',
      port: this.#port,
      path: this.#path,
      method: 'POST',
      agent: this.#agent,
    };
    return new Promise((resolve, reject) => {
      const call = request({ ...where, headers }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          try {
            const { data, errors } = JSON.parse(text);
            if (errors || response.statusCode !== 200)
              throw new Error(`${response.statusCode}: ${text.slice(0, 500)}`);
            resolve(data);
          } catch (error) {
            reject(error);
          }
        });
      });
      call.on('error', reject);
      call.setTimeout(ANSWER_MILLISECONDS, () => call.destroy(new Error('the server does not answer')));
      call.end(body);
    });
  }

  close() {
    this.#agent.destroy();
  }
}

/**
 * One round of a comparison: rates of the same work sent raw and to the server. Who is first alternates, so that a machine
 * that grows slower or faster favours nobody.
 */
export async function compareRates(round, viaRaw, viaServer) {
  if (round % 2 === 1) {
    const raw = await viaRaw();
    return { raw, server: await viaServer() };
  }
  const server = await viaServer();
  return { raw: await viaRaw(), server };
}

/**
 * Steps per second of a number of clients that each take one step after the other for some seconds.
 * @param step answers, at once or later, whether it found something to do
 */
export async function ratePerSecond(clients, seconds, step) {
  const begun = performance.now();
  const until = begun + seconds * 1000;
  let steps = 0;
  const client = async () => {
    while (performance.now() < until && (await step())) steps += 1;
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (steps * 1000) / (performance.now() - begun);
}
