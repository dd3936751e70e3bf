# syntax=docker/dockerfile:1
FROM node:24-bookworm-slim AS build
# better-sqlite3 is compiled when no finished binary fits.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends ca-certificates g++ make python3 \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
  LINLI_HOST=0.0.0.0 \
  LINLI_PORT=3000 \
  LINLI_SQLITE_FILE=/app/data/linli.sqlite \
  LINLI_SECRETS_FILE=/app/data/secrets.json
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
RUN mkdir data && chown node:node data
USER node
VOLUME ["/app/data"]
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.LINLI_PORT + '/health/live').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1 and gets SIGTERM; give it LINLI_SHUTDOWN_SECONDS (10) and a little more to stop.
CMD ["node", "--enable-source-maps", "dist/main.js"]
