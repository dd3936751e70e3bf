import type { FastifyInstance } from 'fastify';
import { Problem } from '../../kernel/problem.js';
import { languageOf } from '../graphql/request-context.js';
import { problemStatus } from '../graphql/problem.filter.js';
import type { ActorSource } from '../security/actor-source.js';
import { MAX_UPLOAD_BYTES, tooLarge, type Uploads } from './uploads.js';

const PREFIX = '/uploads/';
/** Told as too large by ourselves; beyond, it is not read at all. */
const ROOM = 1024;

/** The route to which files are brought: the only one that takes large bodies, and raw ones. */
export function serveUploads(
  instance: FastifyInstance,
  parts: () => { readonly uploads: Uploads; readonly actors: ActorSource },
): void {
  void instance.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: MAX_UPLOAD_BYTES + ROOM },
      (_request, body, parsed) => parsed(null, body),
    );
    scope.setErrorHandler((error, request, reply) => {
      const problem = (error as { code?: string }).code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? tooLarge() : error;
      if (!(problem instanceof Problem)) throw error;
      const told = {
        message: problem.text(languageOf(request.headers['accept-language'])),
        extensions: { code: problem.code },
      };
      void reply
        .status(problemStatus(problem))
        .header('cache-control', 'no-store')
        .send({ errors: [told] });
    });
    scope.put(`${PREFIX}*`, { bodyLimit: MAX_UPLOAD_BYTES + ROOM }, async (request, reply) => {
      const { uploads, actors } = parts();
      const { 'x-file-name': name } = request.headers;
      const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const sealed = request.url.slice(PREFIX.length);
      const answer = await uploads.receive(sealed, actors, content, typeof name === 'string' ? name : '');
      return reply.header('cache-control', 'no-store').send(answer);
    });
    done();
  });
}
