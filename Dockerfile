# One image for every part; what a container does is its command: web, worker, relay, simulator, migrate.
FROM node:24-slim AS workspace
WORKDIR /src
COPY schema.graphql ./
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./frontend/
RUN cd frontend && npm ci --no-audit --no-fund
COPY frontend ./frontend
RUN cd frontend && npm run build

FROM python:3.13-slim
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 MALLOC_ARENA_MAX=2 \
    ORDERLOOM_ENV=production ORDERLOOM_HOST=0.0.0.0 ORDERLOOM_LOG_FORMAT=json ORDERLOOM_HOME=/var/lib/orderloom
WORKDIR /app
COPY requirements.lock pyproject.toml README.md LICENSE ./
RUN pip install --no-cache-dir --no-deps --require-hashes -r requirements.lock
COPY backend ./backend
COPY flows ./flows
COPY --from=workspace /src/frontend/dist ./frontend/dist
# The package stays beside its migrations, flows and workspace, so it is found by path rather than installed.
ENV PYTHONPATH=/app/backend
RUN useradd --system --create-home --home-dir /var/lib/orderloom orderloom
USER orderloom
EXPOSE 8000
STOPSIGNAL SIGTERM
ENTRYPOINT ["python", "-m", "orderloom"]
CMD ["web"]
