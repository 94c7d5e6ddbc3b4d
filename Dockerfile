# One image for every process; the command says which: web (unless said otherwise), worker, migrate,
# bucket, superadmin, ledger:verify. Each RUN is also a step of `npm run package:check`, so it names
# paths below the working folder only and installs nothing of the system.

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY . .
RUN npm run build
RUN node scripts/package/prune.ts
RUN mkdir data

FROM node:24.21.0-bookworm-slim AS image
WORKDIR /app
ENV NODE_ENV=production APP_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=3000 HOST=0.0.0.0 DATA_DIR=/var/lib/scriptorium ALIVE_FILE=/tmp/scriptorium-alive
# The code belongs to root and is only read; the processes run as another user.
COPY --from=build /app ./
COPY --from=build --chown=1000:1000 /app/data /var/lib/scriptorium
USER 1000:1000
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["node", "scripts/package/healthcheck.ts"]
ENTRYPOINT ["node", "scripts/package/run.ts"]
CMD ["web"]
