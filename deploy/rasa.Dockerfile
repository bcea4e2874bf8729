# Rasa with the bot, trained while the image is built: docker build -f deploy/rasa.Dockerfile .
FROM python:3.10-slim

ENV RASA_TELEMETRY_ENABLED=false TF_CPP_MIN_LOG_LEVEL=3 MPLCONFIGDIR=/tmp/matplotlib
WORKDIR /app
COPY requirements/rasa.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/rasa.txt
COPY domain.yml config.yml ./
COPY data data
COPY nlu nlu
RUN rasa train --domain domain.yml --config config.yml --data data --out models
COPY credentials.yml deploy/endpoints.yml ./
COPY channels channels

# The root may be read-only. What is written: /tmp (the model, unpacked), and /app/.data, the chat page's signing key
# where WEBCHAT_SECRET is not set.
ENV PYTHONDONTWRITEBYTECODE=1
RUN useradd --system --uid 10001 --user-group app && install -d -o app -g app -m 700 .data
USER 10001:10001
VOLUME /app/.data

EXPOSE 5005
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:5005/', timeout=3)"]
CMD ["rasa", "run", "--port", "5005", "--model", "models", "--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
