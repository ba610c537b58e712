# The screens are built in one image and served from another that has no build tools.
FROM node:24-slim AS screens
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY client/package.json client/
COPY test/package.json test/
RUN npm install --ignore-scripts
COPY tsconfig.base.json ./
COPY shared shared
COPY client client
RUN npm run build --workspace @leitai/client

FROM node:24-slim
ENV NODE_ENV=production PORT=3000 HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY client/package.json client/
COPY test/package.json test/
RUN npm install --ignore-scripts --omit=dev --workspace @leitai/server --workspace @leitai/shared && npm cache clean --force
COPY shared shared
COPY server server
COPY --from=screens /app/client/dist client/dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/src/cli/leitai.ts", "serve"]
