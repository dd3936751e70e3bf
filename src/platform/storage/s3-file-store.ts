import { AwsClient } from 'aws4fetch';
import { FileStore, requireKey } from './file-store.js';
import { storageUnavailable } from './storage.problems.js';

export interface S3Place {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

const LIMIT_MILLISECONDS = 30_000;
const RETRIES = 2;

/** Files in a bucket of an S3-compatible store, addressed by path. */
export class S3FileStore extends FileStore {
  private readonly client: AwsClient;

  constructor(private readonly place: S3Place) {
    super();
    this.client = new AwsClient({
      ...{ accessKeyId: place.accessKey, secretAccessKey: place.secretKey, region: place.region },
      ...{ service: 's3', retries: RETRIES, initRetryMs: 200 },
    });
  }

  async put(key: string, content: Buffer): Promise<void> {
    const answer = await this.ask('PUT', key, content);
    await answer.body?.cancel();
    if (!answer.ok) throw storageUnavailable();
  }

  async get(key: string): Promise<Buffer | null> {
    const answer = await this.ask('GET', key);
    if (answer.ok) return Buffer.from(await answer.arrayBuffer());
    await answer.body?.cancel();
    if (answer.status === 404) return null;
    throw storageUnavailable();
  }

  async delete(key: string): Promise<void> {
    const answer = await this.ask('DELETE', key);
    await answer.body?.cancel();
    if (!answer.ok && answer.status !== 404) throw storageUnavailable();
  }

  private async ask(method: string, key: string, content?: Buffer): Promise<Response> {
    const { endpoint, bucket } = this.place;
    const address = `${endpoint.replace(/\/$/, '')}/${bucket}/${requireKey(key)}`;
    try {
      return await this.client.fetch(address, {
        method,
        signal: AbortSignal.timeout(LIMIT_MILLISECONDS),
        ...(content ? { body: new Uint8Array(content) } : {}),
      });
    } catch {
      throw storageUnavailable();
    }
  }
}
