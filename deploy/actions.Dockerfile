# The action server. Build from the project's folder: docker build -f deploy/actions.Dockerfile .
FROM python:3.11-slim

WORKDIR /app
COPY requirements/pack.txt requirements/redis.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/pack.txt -r requirements/redis.txt
COPY actions actions

# The root may be read-only. What is written: /tmp (what workers count), and /app/.data, the default store.
ENV PYTHONDONTWRITEBYTECODE=1
RUN useradd --system --uid 10001 --user-group app && install -d -o app -g app -m 700 .data
USER 10001:10001
VOLUME /app/.data

EXPOSE 5055
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:5055/health', timeout=3)"]
# ACTION_SERVER_SANIC_WORKERS says how many processes.
CMD ["python", "-m", "rasa_sdk", "--actions", "actions", "--port", "5055"]
