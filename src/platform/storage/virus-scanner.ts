import { connect } from 'node:net';
import { scannerUnavailable } from './storage.problems.js';

/** Looks for viruses in what is uploaded. */
export abstract class VirusScanner {
  /** @throws Problem SCANNER_UNAVAILABLE: then nothing is let through */
  abstract scan(content: Buffer): Promise<'CLEAN' | 'INFECTED'>;
}

/** Where no scanner is configured. */
export class NoScanner extends VirusScanner {
  scan(): Promise<'CLEAN'> {
    return Promise.resolve('CLEAN');
  }
}

const LIMIT_MILLISECONDS = 30_000;
const CHUNK_BYTES = 64 * 1024;
const MOST_ANSWER_CHARACTERS = 1_000;

/** Asks clamd, by its INSTREAM command: chunks with their length before them, an empty one at the end. */
export class ClamdScanner extends VirusScanner {
  constructor(
    private readonly host: string,
    private readonly port: number,
  ) {
    super();
  }

  async scan(content: Buffer): Promise<'CLEAN' | 'INFECTED'> {
    const answer = await this.ask(content).catch(() => {
      throw scannerUnavailable();
    });
    if (/^stream: OK\0?$/.test(answer)) return 'CLEAN';
    if (/ FOUND\0?$/.test(answer)) return 'INFECTED';
    throw scannerUnavailable();
  }

  private ask(content: Buffer): Promise<string> {
    return new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(this.port, this.host, () => {
        socket.write('zINSTREAM\0');
        for (let at = 0; at < content.length; at += CHUNK_BYTES) {
          const chunk = content.subarray(at, at + CHUNK_BYTES);
          socket.write(lengthOf(chunk.length));
          socket.write(chunk);
        }
        socket.write(lengthOf(0));
      });
      socket.setTimeout(LIMIT_MILLISECONDS, () => socket.destroy(new Error('no answer in time')));
      socket.setEncoding('utf8');
      socket.on('data', (part: string) => {
        answer += part;
        if (answer.length > MOST_ANSWER_CHARACTERS) socket.destroy(new Error('no answer of clamd'));
        if (answer.includes('\0')) socket.end();
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(answer.trim()));
    });
  }
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}
