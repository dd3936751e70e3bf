import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { newId } from '../database/new-id.js';
import { FILE_ENDINGS, FileType, fileTypeOf } from './file-types.js';
import { LocalFileStore } from './local-file-store.js';
import { S3FileStore } from './s3-file-store.js';
import { safeFileName } from './uploads.js';
import { ClamdScanner } from './virus-scanner.js';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
const closed = (server: { close: (done: () => void) => unknown }) => () =>
  new Promise<void>((resolve) => void server.close(() => resolve()));
const portOf = async (server: Pick<Server, 'listen' | 'address' | 'once'>): Promise<number> => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
  return (server.address() as AddressInfo).port;
};

describe('files in a folder', () => {
  it('are kept whole, found, replaced and deleted; keys are ids', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'linli-store-'));
    ends.push(() => rm(folder, { recursive: true }));
    const store = new LocalFileStore(folder);
    const [key, content] = [newId(), Buffer.from('内容')];
    expect(await store.get(key)).toBeNull();
    await Promise.all([store.put(key, content), store.put(newId(), content)]);
    await store.put(key, Buffer.from('新内容'));
    expect((await store.get(key))?.toString()).toBe('新内容');
    expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.part'))).toEqual([]);
    await store.delete(key);
    await store.delete(key);
    expect(await store.get(key)).toBeNull();
    await expect(store.put('../../etc/passwd', content)).rejects.toThrow(RangeError);
  });
});

describe('files in a bucket', () => {
  const bucket = async (refusing = 0) => {
    const objects = new Map<string, Buffer>();
    const seen: (string | undefined)[] = [];
    let left = refusing;
    const server = createHttpServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        seen.push(request.headers.authorization);
        left -= 1;
        if (left >= 0) return void response.writeHead(500).end();
        const path = request.url ?? '';
        const known = objects.get(path);
        if (request.method === 'PUT') objects.set(path, Buffer.concat(chunks));
        if (request.method === 'DELETE') objects.delete(path);
        if (request.method === 'GET' && !known) return void response.writeHead(404).end();
        return void response.writeHead(200).end(request.method === 'GET' ? known : undefined);
      });
    });
    ends.push(closed(server));
    const endpoint = `http://127.0.0.1:${await portOf(server)}`;
    const keys = { accessKey: 'key', secretKey: 'secret' };
    return { store: new S3FileStore({ endpoint, bucket: 'linli', region: 'auto', ...keys }), objects, seen };
  };

  it('are kept by signed requests, found and deleted, also when the first attempt fails', async () => {
    const { store, objects, seen } = await bucket(1);
    const key = newId();
    await store.put(key, Buffer.from('内容'));
    expect([...objects.keys()]).toEqual([`/linli/${key}`]);
    expect(seen.every((header) => header?.startsWith('AWS4-HMAC-SHA256 Credential=key/'))).toBe(true);
    expect((await store.get(key))?.toString()).toBe('内容');
    await store.delete(key);
    expect(await store.get(key)).toBeNull();
    await expect(store.get('../x')).rejects.toThrow(RangeError);
  });

  it('a store that fails on and on, or is not there, is told as that', async () => {
    const { store } = await bucket(100);
    await expect(store.put(newId(), Buffer.from('x'))).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
    const keys = { accessKey: 'key', secretKey: 'secret' };
    const nowhere = new S3FileStore({ endpoint: 'http://127.0.0.1:1', bucket: 'b', region: 'auto', ...keys });
    await expect(nowhere.get(newId())).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
  });
});

describe('what is uploaded is scanned', () => {
  const clamd = async (answer: string): Promise<{ scanner: ClamdScanner; received: () => Buffer }> => {
    const chunks: Buffer[] = [];
    const server = createServer((socket) => {
      socket.on('data', (chunk) => {
        chunks.push(chunk);
        if (Buffer.concat(chunks).subarray(-4).equals(Buffer.alloc(4))) socket.end(`${answer}\0`);
      });
    });
    ends.push(closed(server));
    return {
      scanner: new ClamdScanner('127.0.0.1', await portOf(server as never)),
      received: () => Buffer.concat(chunks),
    };
  };

  it('clean, or infected; in chunks with their lengths', async () => {
    const { scanner, received } = await clamd('stream: OK');
    expect(await scanner.scan(Buffer.alloc(100_000, 1))).toBe('CLEAN');
    expect(received().subarray(0, 14).toString('latin1')).toBe('zINSTREAM\0\0\x01\0\0');
    expect(received().length).toBe(10 + 4 + 65_536 + 4 + 34_464 + 4);
    expect(await (await clamd('stream: Eicar-Test-Signature FOUND')).scanner.scan(Buffer.from('x'))).toBe(
      'INFECTED',
    );
  });

  it('an odd answer, or none, lets nothing through', async () => {
    for (const scanner of [
      (await clamd('INSTREAM size limit exceeded. ERROR')).scanner,
      new ClamdScanner('127.0.0.1', 1),
    ])
      await expect(scanner.scan(Buffer.from('x'))).rejects.toMatchObject({ code: 'SCANNER_UNAVAILABLE' });
  });
});

describe('what a file is', () => {
  it('is told by its content', async () => {
    const zip = (names: readonly string[]) =>
      Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<Types/>')]))));
    expect(await fileTypeOf(Buffer.from('%PDF-1.7\n%%EOF'))).toBe('PDF');
    expect(await fileTypeOf(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))).toBe('PNG');
    expect(await fileTypeOf(Buffer.from('ffd8ffe000104a464946', 'hex'))).toBe('JPEG');
    const types =
      '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
    const word = zipSync(
      { '[Content_Types].xml': strToU8(types), 'word/document.xml': strToU8('<x/>') },
      { level: 0 },
    );
    expect(await fileTypeOf(Buffer.from(word))).toBe('DOCX');
    for (const other of [Buffer.from('MZ\x90\0'), zip(['a.txt']), Buffer.from('正文'), Buffer.alloc(3)])
      expect(await fileTypeOf(other)).toBeNull();
  });

  it('its name is the last part of what was sent, and never a path', () => {
    expect(safeFileName('%E7%AB%A0%E7%A8%8B.pdf', FILE_ENDINGS.PDF)).toBe('章程.pdf');
    expect(safeFileName('../../etc/passwd', FILE_ENDINGS.PDF)).toBe('passwd.pdf');
    expect(safeFileName('C:\\文件\\章程💥.pdf', FILE_ENDINGS.PDF)).toBe('章程💥.pdf');
    for (const nothing of ['', '..', '/', '%00', '\u202e', '.docx'])
      expect(safeFileName(nothing, FILE_ENDINGS.DOCX)).toBe('file.docx');
    const long = safeFileName(`${'长'.repeat(300)}.pdf`, FILE_ENDINGS.PDF);
    expect([[...long].length, long.slice(-5)]).toEqual([120, '长.pdf']);
    expect(safeFileName('%E7%AB', FILE_ENDINGS.PDF)).toBe('%E7%AB.pdf');
  });

  it('and ends as what it is', () => {
    for (const [given, type, name] of [
      ['x.bat', FileType.PDF, 'x.bat.pdf'],
      ['x.pdf. .', FileType.PDF, 'x.pdf'],
      ['照片.JPG', FileType.JPEG, '照片.JPG'],
      ['照片.jpeg', FileType.JPEG, '照片.jpeg'],
      ['photo.png', FileType.JPEG, 'photo.png.jpg'],
      ['a:b?.docx', FileType.DOCX, 'ab.docx'],
      ['.hidden.pdf', FileType.PDF, 'hidden.pdf'],
    ] as const)
      expect(safeFileName(given, FILE_ENDINGS[type])).toBe(name);
  });
});
