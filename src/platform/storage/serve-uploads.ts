import type { FastifyInstance, FastifyRequest } from 'fastify';
import { serviceBusy } from '../database/database.problems.js';
import { tellFailure } from '../graphql/http-refusals.js';
import type { Log } from '../logging/log.js';
import type { ActorSource } from '../security/actor-source.js';
import { MAX_UPLOAD_BYTES, tooLarge, type Uploads } from './uploads.js';

const PREFIX = '/uploads/';
/** Told as too large by ourselves; beyond, it is not read at all. */
const ROOM = 1024;
/** Each is held in memory while it is looked at. */
const MOST_AT_ONCE = 8;
/** So that nobody fills all places with files that never end. */
const MOST_OF_ONE = 2;

const sealedOf = (request: FastifyRequest): string => request.url.slice(PREFIX.length);

/** The route to which files are brought: the only one that takes large bodies, and raw ones. */
export function serveUploads(
  instance: FastifyInstance,
  log: Log,
  parts: () => { readonly uploads: Uploads; readonly actors: ActorSource },
): void {
  /** The accounts whose files are under way. */
  const underWay: string[] = [];
  void instance.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: MAX_UPLOAD_BYTES + ROOM },
      (_request, body, parsed) => parsed(null, body),
    );
    // Before anything of the body is read: who has no address cannot fill the memory.
    scope.addHook('onRequest', async (request, reply) => {
      const owner = parts().uploads.ownerOf(sealedOf(request));
      const own = underWay.filter((account) => account === owner).length;
      if (underWay.length >= MOST_AT_ONCE || own >= MOST_OF_ONE) throw serviceBusy();
      underWay.push(owner);
      reply.raw.once('close', () => underWay.splice(underWay.indexOf(owner), 1));
    });
    scope.setErrorHandler((error, request, reply) => {
      const isTooLarge = (error as { code?: string }).code === 'FST_ERR_CTP_BODY_TOO_LARGE';
      tellFailure(isTooLarge ? tooLarge() : error, request, reply, log);
    });
    scope.put(`${PREFIX}*`, { bodyLimit: MAX_UPLOAD_BYTES + ROOM }, async (request, reply) => {
      const { uploads, actors } = parts();
      const { 'x-file-name': name } = request.headers;
      const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const answer = await uploads.receive(
        sealedOf(request),
        actors,
        content,
        typeof name === 'string' ? name : '',
      );
      return reply.header('cache-control', 'no-store').send(answer);
    });
    done();
  });
}
