import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';

/** Everything comes from the installed packages: an office may have no way to a content network. */
const ASSETS: Readonly<
  Record<string, { readonly package: string; readonly file: string; readonly type: string }>
> = {
  'react.js': { package: 'react', file: 'umd/react.production.min.js', type: 'text/javascript' },
  'react-dom.js': { package: 'react-dom', file: 'umd/react-dom.production.min.js', type: 'text/javascript' },
  'graphiql.js': { package: 'graphiql', file: 'graphiql.min.js', type: 'text/javascript' },
  'graphiql.css': { package: 'graphiql', file: 'graphiql.min.css', type: 'text/css' },
};

const START = `ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({
      url: '/graphql',
      subscriptionUrl: location.origin.replace(/^http/, 'ws') + '/graphql',
    }),
    defaultQuery: '{ ranking(placeCode: "510502", period: { kind: ALL }, first: 5) { nodes { rank name minutes } } }',
    isHeadersEditorEnabled: true,
  }),
);`;

const PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>Linli 邻里 GraphiQL</title>
<link rel="stylesheet" href="/graphiql/graphiql.css">
<style>html, body, #graphiql { height: 100%; margin: 0 }</style>
</head>
<body>
<div id="graphiql"></div>
<script src="/graphiql/react.js"></script>
<script src="/graphiql/react-dom.js"></script>
<script src="/graphiql/graphiql.js"></script>
<script src="/graphiql/start.js"></script>
</body>
</html>
`;

/** Serves GraphiQL at /graphiql, for trying queries outside production. */
export function serveGraphiql(server: FastifyInstance): void {
  const require = createRequire(import.meta.url);
  server.get('/graphiql', (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
  server.get('/graphiql/start.js', (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(START),
  );
  for (const [name, asset] of Object.entries(ASSETS)) {
    const file = join(dirname(require.resolve(`${asset.package}/package.json`)), asset.file);
    server.get(`/graphiql/${name}`, async (_request, reply) =>
      reply.type(`${asset.type}; charset=utf-8`).send(await readFile(file)),
    );
  }
}
